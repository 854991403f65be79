/** The closed list of what can be permitted on the supervisor's side. */
export type RegulatorPermission =
  | 'checkpoints:submit'
  | 'evidence:submit'
  | 'examinations:read'
  | 'examinations:write'
  | 'leaves:recover'
  | 'registrations:confirm'
  | 'registrations:propose'
  | 'registrations:read'
  | 'verdicts:read'
  | 'witness:operate';

declare module '@probity/shared-platform' {
  interface PermissionsByZone {
    regulator: RegulatorPermission;
  }
}
