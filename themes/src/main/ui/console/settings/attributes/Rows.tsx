import type { ComponentChildren } from "preact";
import { Button } from "../../../parts/Button";
import { Icon } from "../../../parts/Icon";
import { word } from "../../../words/words";

interface Props {
  heads: readonly string[];
  count: number;
  row: (at: number, invalid: true | undefined) => ComponentChildren[];
  onRemove: (at: number) => void;
  wrong: string | undefined;
}

/** Lines of fields below heads that are their labels. */
export function Rows({ heads, count, row, onRemove, wrong }: Props) {
  if (count === 0 && !wrong) return null;
  return (
    <div class="field">
      {count > 0 && (
        <table class="field-rows">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th scope="col">
                <span class="unseen">{word("attributes.acts")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: count }, (_, at) => (
              <tr key={at}>
                {row(at, wrong ? true : undefined).map((cell, n) => (
                  <td key={n} data-label={heads[n]}>
                    {cell}
                  </td>
                ))}
                <td class="remove">
                  <Button look="plain" icon="trash" label={word("attributes.remove", at + 1)} onClick={() => onRemove(at)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {wrong && (
        <p class="wrong" role="alert">
          <Icon of="alert" />
          {wrong}
        </p>
      )}
    </div>
  );
}
