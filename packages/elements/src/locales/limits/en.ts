const en = {
  'files.limits': { one: 'One file of at most {size}', other: 'Up to {count} files of {size} each' },
} as const;

export default en;
