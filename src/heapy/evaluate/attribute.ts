/** Attributes as data: one line each in the tables beside this file. Completion, help and "did you mean" read the same lines. */
import type { Steps } from '../../base/steps.ts';
import { callable } from '../values/handle.ts';
import type { Value } from '../values/value.ts';
import { bind, onlyPositional } from './arguments.ts';
import type { Scope } from './scope.ts';

/** One attribute of one type of value. */
export interface Attribute<V extends Value> {
  readonly name: string;
  /** One sentence. */
  readonly doc: string;
  /** What it takes when it is called; `undefined` when it is no method. */
  readonly parameters: readonly string[] | undefined;
  get(value: V, scope: Scope): Steps<Value>;
}

export type AttributeTable<V extends Value> = ReadonlyMap<string, Attribute<V>>;

/** Steps that are over at once. */
// oxlint-disable-next-line require-yield -- there is nothing to wait for
export function* immediately<T>(value: T): Steps<T> {
  return value;
}

/** A table of attributes. A Map: `__proto__` and `constructor` are not in it. */
export function attributeTable<V extends Value>(attributes: readonly Attribute<V>[]): AttributeTable<V> {
  return new Map(attributes.map((attribute) => [attribute.name, attribute]));
}

/** An attribute that is there at once. */
export function fact<V extends Value>(name: string, doc: string, get: (value: V, scope: Scope) => Value): Attribute<V> {
  return { name, doc, parameters: undefined, get: (value, scope) => immediately(get(value, scope)) };
}

/** An attribute that is computed. */
export function computed<V extends Value>(
  name: string,
  doc: string,
  get: (value: V, scope: Scope) => Steps<Value>,
): Attribute<V> {
  return { name, doc, parameters: undefined, get };
}

/** A method; `parameters` are names, optional ones with `=default`. */
export function method<V extends Value>(
  name: string,
  parameters: readonly string[],
  doc: string,
  call: (value: V, given: readonly (Value | undefined)[], scope: Scope) => Steps<Value>,
): Attribute<V> {
  const get = (value: V): Steps<Value> =>
    immediately(callable(name, parameters, (given, scope) => call(value, bind(name, parameters, given), scope)));
  return { name, doc, parameters, get };
}

/** A method that takes any number of values. */
export function variadic<V extends Value>(
  name: string,
  parameter: string,
  doc: string,
  call: (value: V, given: readonly Value[], scope: Scope) => Steps<Value>,
): Attribute<V> {
  const parameters = [`*${parameter}`];
  const get = (value: V): Steps<Value> =>
    immediately(callable(name, parameters, (given, scope) => call(value, onlyPositional(name, given), scope)));
  return { name, doc, parameters, get };
}
