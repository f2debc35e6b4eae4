/** Whether a statement may change what tables and functions there are, so that the API must look again. */
export function changesSchema(statement: string): boolean {
  return /\b(create|alter|drop|grant|revoke|comment|do)\b/i.test(statement)
}
