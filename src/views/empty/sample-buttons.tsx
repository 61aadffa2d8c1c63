import { useEffect, useState, type ReactNode } from 'react';
import type { Sample } from 'virtual:samples';
import { Button } from '../../ui/button.tsx';
import { useApp } from '../app/app-context.ts';

/** The samples that came with the page: part of the build, since the page may fetch nothing. */
export function SampleButtons(): ReactNode {
  const app = useApp();
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    let isHere = true;
    void import('virtual:samples').then(
      (module) => isHere && setSamples(module.samples),
      () => isHere && setSamples([]), // the page was moved without its samples: no button
    );
    return () => {
      isHere = false;
    };
  }, []);
  const open = async (sample: Sample): Promise<void> => {
    const files = await Promise.all(sample.files.map(async (file) => new File([await file.load()], file.name)));
    await app.openFiles(files);
  };
  const [first] = samples;
  if (first === undefined) return null;
  return (
    <Button onClick={() => void open(first)} tip={`${first.title}: ${first.story}`}>
      Try a sample
    </Button>
  );
}
