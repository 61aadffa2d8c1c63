import { useEffect, useMemo, useState } from 'react';
import { linksOf } from '../../client/expression.ts';
import { nextJob } from '../../client/jobs.ts';
import type { RelationInfo } from '../../protocol/rows.ts';
import type { Query, SnapshotId } from '../../protocol/service.ts';
import { useApp } from '../app/app-context.ts';
import { useAnswer, valueOf } from '../app/use-answer.ts';

const NO_RELATIONS: readonly RelationInfo[] = [];

/** Relations offered for a snapshot, in menu order; empty until they are known. */
export function useRelations(of: SnapshotId | undefined): readonly RelationInfo[] {
  const answer = useAnswer(of, (service) => service.relations(of as SnapshotId));
  return valueOf(answer) ?? NO_RELATIONS;
}

export function useRelationTitles(of: SnapshotId | undefined): ReadonlyMap<string, string> {
  const relations = useRelations(of);
  return useMemo(() => new Map(relations.map((r) => [r.id, r.title])), [relations]);
}

/** Names of the kinds that the expression's `[i]` pick, by prefix; each is asked for once. */
export function useKindNames({ expression, selected }: Query): ReadonlyMap<string, string> {
  const service = useApp().service();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    const picks = linksOf(expression).filter((l) => l.kind === 'item' && /^\d+$/.test(l.name) && !names.has(l.upTo));
    const ask = async (): Promise<void> => {
      for (const { upTo } of picks) {
        const outcome = await service.describe(nextJob(), { expression: upTo, selected }, () => undefined);
        if (!isCurrent) return;
        const kind = outcome.ok && outcome.value.type === 'set' ? outcome.value.kind : undefined;
        if (kind !== undefined) setNames((before) => new Map([...before, [upTo, kind]]));
      }
    };
    void ask();
    return () => {
      isCurrent = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- known names must not ask again
  }, [expression, selected, service]);
  return names;
}
