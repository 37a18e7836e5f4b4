//! One chunk of a price list. Rows the store already has make no event, so a second import of the same file, or the
//! rest of one that was cut off, adds only what is missing.

use domain::{
    commands::{ImportProducts, ProductInput},
    events::{Event, Product, ProductImportFinished, ProductsImported},
};

use super::{Deciding, Events, maintain_medicine::small_enough};

pub(super) fn decide(d: &mut Deciding<'_>, command: &ImportProducts) -> Events {
    small_enough(command.products.len())?;
    let (import_id, finished) = match d.read.product_import(&command.file_sha256)? {
        Some(known) => known,
        None => (d.id.uuid().into(), false),
    };
    if finished {
        return Ok(Vec::new());
    }
    let mut products: Vec<Product> = Vec::new();
    for input in &command.products {
        let repeated = products.iter().any(|product| same(product, input));
        if !repeated && !d.read.has_product(input, import_id)? {
            products.push(product(d, input)?);
        }
    }
    let mut events = Vec::new();
    if !products.is_empty() {
        let file_sha256 = command.file_sha256.clone();
        events.push(Event::ProductsImported(ProductsImported { import_id, file_sha256, products }));
    }
    if command.last {
        let file_sha256 = command.file_sha256.clone();
        let superseded = d.read.superseded_products(import_id)?;
        events.push(Event::ProductImportFinished(ProductImportFinished { import_id, file_sha256, superseded }));
    }
    Ok(events)
}

fn same(product: &Product, input: &ProductInput) -> bool {
    product.cnpj == input.cnpj
        && product.presentation == input.presentation
        && product.substance_text == input.substance_text
        && product.name == input.name
        && product.registration == input.registration
}

fn product(d: &mut Deciding<'_>, input: &ProductInput) -> rusqlite::Result<Product> {
    let medicine_id = match &input.medicine_code {
        Some(code) => d.read.medicine_by_code(code)?,
        None => None,
    };
    Ok(Product {
        product_id: d.new_id().into(),
        substance_text: input.substance_text.clone(),
        name: input.name.clone(),
        laboratory: input.laboratory.clone(),
        cnpj: input.cnpj.clone(),
        presentation: input.presentation.clone(),
        registration: input.registration.clone(),
        gtin: input.gtin.clone(),
        medicine_id,
        substance_key: input.substance_key.clone(),
        link_rule: input.link_rule.clone(),
    })
}
