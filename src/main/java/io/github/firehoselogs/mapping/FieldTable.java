package io.github.firehoselogs.mapping;

import io.github.firehoselogs.json.Utf8Builder;
import java.security.SecureRandom;
import java.util.Arrays;

/// The fields of one JSON object: a tree of names, kept as a hash table.
///
/// ```
/// {"a":{"b":1},"a.c":[2]}    field   parent  name   level  kind
///                            0 ROOT                   1    object
///                            1         0     a        2    object
///                            2         1     b        3    whole number
///                            3         0     a.c      2    none: an alias
///                            4         1     c        3    whole number
/// ```
///
/// Its size is fixed, so no choice of names makes a search long, and nothing is allocated for the
/// next object. Not safe for use by several threads at once.
final class FieldTable {
  static final int ROOT = 0;

  /// What [#field] returns if the table is full.
  static final int FULL = -1;

  /// Fields that one object may map. An index takes 1,000 (`index.mapping.total_fields.limit`), and
  /// the rest of the line has some of its own.
  private static final int MAX_MAPPED = 900;

  private static final int CAPACITY = 2048;
  private static final int SLOTS = 2 * CAPACITY;

  /// Bytes of all names. An OpenSearch node takes names of 50,000 characters.
  private static final int MAX_NAME_BYTES = 1 << 16;

  /// Multiplier of the 32-bit FNV hash.
  private static final int PRIME = 0x0100_0193;

  private static final SecureRandom SEEDS = new SecureRandom();

  /// Cannot be predicted, so nobody can prepare names that share a slot.
  private final int seed = SEEDS.nextInt();

  private final int[] slots = new int[SLOTS];
  private final int[] slotOf = new int[CAPACITY];
  private final int[] hashes = new int[CAPACITY];
  private final int[] parents = new int[CAPACITY];
  private final int[] nameEnds = new int[CAPACITY];
  private final int[] levels = new int[CAPACITY];
  private final int[] lastObjects = new int[CAPACITY];
  private final FieldKind[] kinds = new FieldKind[CAPACITY];

  /// The names of all fields in their order.
  private final Utf8Builder names = new Utf8Builder(1 << 12);

  private int size;
  private int mapped;
  private int objects;

  FieldTable() {
    clear();
  }

  /// Forgets all fields except the root.
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

  /// Returns the number of a JSON object that begins, from 1.
  int nextObject() {
    return ++objects;
  }

  /// Returns the field `name[from, to)` in the field `parent`, which is added if it is new, or
  /// [#FULL].
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

  /// Returns the field that holds `field`.
  int parent(int field) {
    return parents[field];
  }

  /// Returns how many names lead to `field`, that of the root included.
  int level(int field) {
    return levels[field];
  }

  /// Notes that the object number `object` has `field`, and returns whether that is new. Objects
  /// that share a field's parent follow each other, so the last one is all that matters.
  boolean isNewIn(int object, int field) {
    boolean isNew = lastObjects[field] != object;
    lastObjects[field] = object;
    return isNew;
  }

  /// Notes a value of `field`, and returns whether the field can have it.
  boolean takes(int field, FieldKind kind) {
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
