/** Groups both the window and the clerk can serve, in the order of the window; the skill '*' is every group [QU-5]. */
export function servesOf(groups: readonly { readonly groupId: string }[], skills: readonly string[]): string[] {
  const ids = groups.map((each) => each.groupId);
  return skills.includes('*') ? ids : ids.filter((groupId) => skills.includes(groupId));
}
