/** The closed list of what can be permitted on the supervisor's side. */
export type RegulatorPermission =
  | 'certifiers:write'
  | 'checkpoints:submit'
  | 'evidence:submit'
  | 'examinations:read'
  | 'examinations:write'
  | 'leaves:recover'
  | 'mode:write'
  | 'registrations:write'
  | 'verdicts:read'
  | 'witness:operate';

declare module '@probity/shared-platform' {
  interface PermissionsByZone {
    regulator: RegulatorPermission;
  }
}
