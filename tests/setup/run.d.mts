export const root: string;

export function run(
  program: string,
  args: readonly string[],
  options?: { env?: Record<string, string>; shell?: boolean; cwd?: string },
): Promise<number>;

export function runTool(
  tool: 'biome' | 'tsc' | 'tsx' | 'vitest' | 'wxt',
  args: readonly string[],
  env?: Record<string, string>,
): Promise<number>;
