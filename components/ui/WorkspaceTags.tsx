import { namesOf, useEnvironment } from '#components/hooks/use-environment.ts';
import { RuleTag } from './EnvironmentTag.tsx';
import { ProductionTag } from './ProductionTag.tsx';

interface Props {
  workspace: { id: string; name: string; displayName: string; organization?: { name: string } | null };
}

/** The environment of a workspace, and its mark of production where no rule says that already. */
export function WorkspaceTags({ workspace }: Props) {
  const rule = useEnvironment(namesOf(workspace));
  return (
    <>
      {rule && <RuleTag rule={rule} />}
      {!rule?.isProduction && <ProductionTag workspaceId={workspace.id} />}
    </>
  );
}
