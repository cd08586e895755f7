import { useAdmin } from "../../api/admin";
import { useDraft } from "../../api/draft";
import { useSubmit } from "../../api/submit";
import type { RealmSettings } from "../../api/types";
import { Button } from "../../parts/Button";
import { Field, Labelled } from "../../parts/Field";
import { Refusals } from "../../parts/Note";
import { say } from "../../parts/Toast";
import { word } from "../../words/words";

/** The vendor's name, colour and logo, as customers see them in the set-up portal. */
export function BrandForm({ of, reload }: { of: RealmSettings; reload: () => void }) {
  const admin = useAdmin();
  const [name, setName] = useDraft("realm/brand/name", of.brand.name ?? "");
  const [color, setColor] = useDraft("realm/brand/color", of.brand.color ?? "");
  const [logo, setLogo] = useDraft("realm/brand/logo", of.brand.logo ?? "");
  const [portalUrl, setPortalUrl] = useDraft("realm/portalUrl", of.portalUrl ?? "");
  const submit = useSubmit();

  async function save(event: Event) {
    event.preventDefault();
    const body = { brand: { name: name || null, color: color || null, logo: logo || null }, portalUrl: portalUrl || null };
    if (await submit.run(() => admin.call("PATCH /settings", {}, { body }))) {
      say(word("realm.saved"));
      reload();
    }
  }

  return (
    <section class="card padded" aria-labelledby="brand">
      <h2 id="brand">{word("realm.brand")}</h2>
      <p class="lead">{word("realm.brandLead")}</p>
      <form class="form" onSubmit={save} noValidate>
        <Refusals of={submit.rest("brand.name", "brand.color", "brand.logo", "portalUrl")} />
        <div class="fields">
          <Field label={word("realm.brandName")} hint={word("realm.brandNameHint", of.status.brand.name)} value={name} onValue={setName} wrong={submit.wrong("brand.name")} autocomplete="off" />
          <Field label={word("realm.brandColor")} hint={word("realm.brandColorHint")} value={color} onValue={setColor} wrong={submit.wrong("brand.color")} placeholder="#3a51d6" autocomplete="off" />
        </div>
        <Labelled label={word("realm.brandLogo")} hint={word("realm.brandLogoHint")} wrong={submit.wrong("brand.logo")}>
          {(wiring) => (
            <input {...wiring} class="input" type="file" accept="image/png,image/jpeg,image/webp,image/svg+xml" onChange={(event) => read(event.currentTarget.files?.[0], setLogo)} />
          )}
        </Labelled>
        {logo && (
          <div class="logo-shown">
            <img src={logo} alt={word("realm.brandLogo")} />
            <Button small icon="trash" onClick={() => setLogo("")}>
              {word("realm.brandNoLogo")}
            </Button>
          </div>
        )}
        <Field label={word("realm.portalUrl")} hint={word("realm.portalUrlHint")} value={portalUrl} onValue={setPortalUrl} wrong={submit.wrong("portalUrl")} type="url" autocomplete="off" />
        <div class="actions end">
          <Button look="primary" submit busy={submit.busy}>
            {word("realm.saveBrand")}
          </Button>
        </div>
      </form>
    </section>
  );
}

function read(file: File | undefined, use: (dataUrl: string) => void): void {
  if (!file) return;
  const reader = new FileReader();
  reader.onload = () => use(String(reader.result));
  reader.readAsDataURL(file);
}
