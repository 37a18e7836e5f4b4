//! What the typesetter may see: our templates, our fonts and one paper. Nothing of the machine.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use crate::{
    error::Error,
    templates::{DATA, TEMPLATES},
};

const FONTS: [&[u8]; 2] = [
    include_bytes!("../fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    include_bytes!("../fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
];

/// What all papers share, made once a process.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    templates: BTreeMap<&'static str, Source>,
    data: Option<FileId>,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.into_iter().flat_map(|font| Font::iter(Bytes::new(font))).collect();
    let templates = TEMPLATES.iter().filter_map(|(path, text)| Some((*path, Source::new(file(path)?, (*text).into()))));
    Shared {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        templates: templates.collect(),
        fonts,
        data: file(DATA),
    }
});

/// The fonts that papers are set in.
pub(crate) fn fonts() -> &'static [Font] {
    &SHARED.fonts
}

fn file(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

/// One paper before the typesetter.
pub(crate) struct PaperWorld {
    main: FileId,
    data: Bytes,
}

impl PaperWorld {
    /// The template at `template`, reading `data`.
    pub(crate) fn new(template: &str, data: Vec<u8>) -> Result<Self, Error> {
        let main = SHARED.templates.get(template).ok_or(Error::Damaged)?.id();
        Ok(Self { main, data: Bytes::new(Arc::<[u8]>::from(data)) })
    }
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SHARED.templates.get(id.vpath().get_with_slash()).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if Some(id) == SHARED.data { Ok(self.data.clone()) } else { Err(not_found(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    /// There is none: a paper has the day of its signing.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
