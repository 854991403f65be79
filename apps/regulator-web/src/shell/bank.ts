import { useParams } from 'react-router';
import { useFrame } from './frame.js';

/** The bank of the address; its name is its id until it is known. */
export function useBank(): { readonly bankId: string; readonly name: string; readonly timeZone: string; readonly startDate: string | undefined } {
  const { bankId = '' } = useParams();
  const { data: frame } = useFrame();
  const bank = frame?.banks.find((candidate) => candidate.bankId === bankId);
  return { bankId, name: bank?.name ?? bankId, timeZone: bank?.timeZone ?? 'UTC', startDate: bank?.startDate };
}
