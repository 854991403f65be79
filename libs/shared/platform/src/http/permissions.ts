/**
 * The closed lists of permissions, by zone: each zone adds its own union (`declare module '@probity/shared-platform'`), so a route can
 * name only what the zone knows, and the supervisor's side doesn't see the bank's words.
 */
export interface PermissionsByZone {
  platform: 'metrics:read';
}

/** A permission that a route may ask for. */
export type Permission = PermissionsByZone[keyof PermissionsByZone];
