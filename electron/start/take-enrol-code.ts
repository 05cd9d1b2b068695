/**
 * The one-time code that a start script hands over. It leaves the environment at once, so that nothing started later
 * carries it.
 */
export function takeEnrolCode(env: Record<string, string | undefined>): string | null {
  const code = env.CIVICHALL_ENROLL_CODE;
  delete env.CIVICHALL_ENROLL_CODE;
  return code === undefined || code === '' ? null : code;
}
