import { expect, test } from "vitest";
import { toCsv } from "./table";

test("a table becomes CSV that any program reads", () => {
  const csv = toCsv({
    columns: ["claim", "count"],
    rows: [
      ['the "old" bridge, gone', 3],
      ["line\nbreak", null],
      ["=1+1", -2],
    ],
  });
  expect(csv).toBe(
    'claim,count\r\n"the ""old"" bridge, gone",3\r\n"line\nbreak",\r\n\'=1+1,-2\r\n',
  );
});
