import { answer } from '@probity/regulator-api-client';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api.js';

/** What stands around every page: which banks there are, and whether this is a sandbox. */
export function useFrame() {
  const api = useApi();
  return useQuery({ queryKey: ['frame'], queryFn: () => answer(api.GET('/overview/frame')) });
}

/** Whether what is shown is a recording. */
export function useMode() {
  const api = useApi();
  return useQuery({ queryKey: ['mode'], queryFn: () => answer(api.GET('/mode')) });
}
