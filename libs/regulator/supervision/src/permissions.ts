/** The closed list of what can be permitted on the supervisor's side. */
export type RegulatorPermission =
  | 'certifiers:write'
  | 'checkpoints:submit'
  | 'evidence:submit'
  | 'leaves:recover'
  | 'mode:write'
  | 'portal:read'
  | 'registrations:write'
  | 'verdicts:read';

declare module '@probity/shared-platform' {
  interface PermissionsByZone {
    regulator: RegulatorPermission;
  }
}
