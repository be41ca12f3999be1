import type { ExportPart, Store } from '@facet/protocol';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { notifyError } from '../../ui/notify.ts';
import { takeAlong } from './api/exports.ts';
import { saveFile } from './save-file.ts';

/** Takes one part of a store's data along, and tells how far that has come. Leaving the page gives it up. */
export function useExport(store: Store, part: ExportPart) {
  const queryClient = useQueryClient();
  const [lines, setLines] = useState(0);
  const attempt = useRef<AbortController>(undefined);
  useEffect(() => () => attempt.current?.abort(), []);
  const { isPending, isSuccess, mutate } = useMutation({
    mutationFn: () => {
      attempt.current = new AbortController();
      setLines(0);
      return takeAlong(store.id, part, setLines, attempt.current.signal);
    },
    onSuccess: async (file) => {
      saveFile(file, `facet-${toFileWord(store.name)}-${part}.jsonl`);
      await queryClient.invalidateQueries({ queryKey: ['stores', store.id, 'audit'] });
    },
    onError: (error) => (attempt.current?.signal.aborted === true ? undefined : notifyError(error)),
  });
  return { lines, isPending, isSuccess, begin: () => mutate(), cancel: () => attempt.current?.abort() };
}

/** A name as a part of a file's, with nothing that a file system might take for its own. */
function toFileWord(name: string): string {
  const word = name
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  return word === '' ? 'store' : word;
}
