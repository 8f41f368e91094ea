package io.github.firehoselogs.mapping;

import io.github.firehoselogs.json.Utf8Builder;
import java.security.SecureRandom;
import java.util.Arrays;

/// The fields of one JSON object: a tree of names, stored in a hash table.
///
/// ```
/// {"a":{"b":1},"a.c":[2]}    field   parent  name   level  kind
///                            0 ROOT                   1    object
///                            1         0     a        2    object
///                            2         1     b        3    whole number
///                            3         0     a.c      2    none (alias)
///                            4         1     c        3    whole number
/// ```
///
/// Its size is fixed, so nothing is allocated for the next object, and no choice of names makes
/// lookups slow. Not thread-safe.
final class FieldTable {
  static final int ROOT = 0;

  /// Returned by [#field] if the table is full.
  static final int FULL = -1;

  /// The maximum number of fields that one object may map. An index accepts 1,000
  /// (`index.mapping.total_fields.limit`), and the other fields of the line need some of these.
  private static final int MAX_MAPPED = 900;

  private static final int CAPACITY = 2048;
  private static final int SLOTS = 2 * CAPACITY;

  /// The maximum size of all names together. An OpenSearch node accepts names of 50,000 characters.
  private static final int MAX_NAME_BYTES = 1 << 16;

  /// Multiplier of the 32-bit FNV hash.
  private static final int PRIME = 0x0100_0193;

  private static final SecureRandom SEEDS = new SecureRandom();

  /// Unpredictable, so that nobody can prepare names that share a slot.
  private final int seed = SEEDS.nextInt();

  private final int[] slots = new int[SLOTS];
  private final int[] slotOf = new int[CAPACITY];
  private final int[] hashes = new int[CAPACITY];
  private final int[] parents = new int[CAPACITY];
  private final int[] nameEnds = new int[CAPACITY];
  private final int[] levels = new int[CAPACITY];
  private final int[] lastObjects = new int[CAPACITY];
  private final FieldKind[] kinds = new FieldKind[CAPACITY];

  /// The names of all fields, in the order of their numbers.
  private final Utf8Builder names = new Utf8Builder(1 << 12);

  private int size;
  private int mapped;
  private int objects;

  FieldTable() {
    clear();
  }

  /// Removes all fields except the root.
  void clear() {
    for (int field = 1; field < size; field++) {
      slots[slotOf[field]] = 0;
    }
    names.truncate(0);
    kinds[ROOT] = FieldKind.OBJECT;
    levels[ROOT] = 1;
    size = 1;
    mapped = 0;
    objects = 0;
  }

  /// Returns the number of the next JSON object, counted from 1.
  int nextObject() {
    return ++objects;
  }

  /// Returns the field `name[from, to)` of the field `parent`, and adds it if it is new. Returns
  /// [#FULL] if there is no room for it.
  int field(int parent, byte[] name, int from, int to) {
    int hash = hash(parent, name, from, to);
    int slot = hash & (SLOTS - 1);
    while (slots[slot] != 0) {
      int field = slots[slot];
      if (hashes[field] == hash && parents[field] == parent && isNamed(field, name, from, to)) {
        return field;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (size == CAPACITY || to - from > MAX_NAME_BYTES - names.length()) {
      return FULL;
    }
    names.append(name, from, to);
    return add(parent, hash, slot);
  }

  private int hash(int parent, byte[] name, int from, int to) {
    int hash = (seed ^ parent) * PRIME;
    for (int at = from; at < to; at++) {
      hash = (hash ^ name[at]) * PRIME;
    }
    return hash ^ hash >>> 15;
  }

  private boolean isNamed(int field, byte[] name, int from, int to) {
    return Arrays.equals(names.array(), nameEnds[field - 1], nameEnds[field], name, from, to);
  }

  private int add(int parent, int hash, int slot) {
    int field = size++;
    slots[slot] = field;
    slotOf[field] = slot;
    hashes[field] = hash;
    parents[field] = parent;
    nameEnds[field] = names.length();
    levels[field] = levels[parent] + 1;
    lastObjects[field] = 0;
    kinds[field] = FieldKind.NONE;
    return field;
  }

  /// Returns the parent of `field`.
  int parent(int field) {
    return parents[field];
  }

  /// Returns the number of names on the path to `field`, the root included.
  int level(int field) {
    return levels[field];
  }

  /// Records that the object number `object` has `field`, and returns whether it did not have it
  /// before. Objects with the same parent field follow each other, so only the last one has to be
  /// remembered.
  boolean isNewIn(int object, int field) {
    boolean isNew = lastObjects[field] != object;
    lastObjects[field] = object;
    return isNew;
  }

  /// Records a value of `field`, and returns whether OpenSearch accepts it there.
  boolean accepts(int field, FieldKind kind) {
    FieldKind before = kinds[field];
    if (!kind.agreesWith(before)) {
      return false;
    }
    if (before == FieldKind.NONE && kind != FieldKind.NONE) {
      kinds[field] = kind;
      mapped += kind.fields();
    }
    return mapped <= MAX_MAPPED;
  }
}
