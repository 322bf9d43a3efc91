import { useNavigation } from '#components/app/navigation-context.ts';
import { Button } from '#components/ui/Button.tsx';

/** Leads to the people and teams of an organization. */
export function ShowPeople({ organizationId, children }: { organizationId: string; children: string }) {
  const { show, pickOrganization } = useNavigation();
  return (
    <Button
      onPress={() => {
        pickOrganization(organizationId);
        show('people');
      }}
    >
      {children}
    </Button>
  );
}
