interface FileResult {
  name: string;
  status: string;
  message: string;
  assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
}
export function tellFailures(files: FileResult[], folder: string): string[];
