//! A paper against its golden files: the text as poppler reads it off the page, and the page as a small grey picture.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use domain::paper::{Paper, Print};

use crate::picture::{self, Picture};

/// The first print, on a day when nothing is signed.
pub(crate) fn first_print() -> Print {
    Print { number: 1, printed_at: "24/11/2026 às 7h05".to_owned() }
}

/// The paper is as its golden files have it.
pub(crate) fn check(case: &str, paper: &Paper) {
    check_print(case, paper, &first_print());
}

/// This print of the paper is as its golden files have it.
pub(crate) fn check_print(case: &str, paper: &Paper, print: &Print) {
    let pdf = write_pdf(case, paper, print);
    let text = text_of(&pdf, &["-layout"]);
    let pages = picture::pages(&pdf);
    let text_file = golden().join(format!("{case}.txt"));
    let picture_file = |page: usize| golden().join(format!("{case}-{}.png", page + 1));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(golden()).unwrap();
        fs::write(&text_file, &text).unwrap();
        for file in (0..).map(picture_file).take_while(|file| file.exists()) {
            fs::remove_file(file).unwrap();
        }
        pages.iter().enumerate().for_each(|(page, picture)| picture.write(&picture_file(page)));
    }
    let kept = fs::read_to_string(&text_file).unwrap_or_else(|error| panic!("{}: {error}", text_file.display()));
    assert_eq!(text, kept, "the text of {case}; its PDF is {}", pdf.display());
    for (page, picture) in pages.iter().enumerate() {
        let file = picture_file(page);
        picture.assert_is(&Picture::read(&file), &file.display().to_string());
    }
    assert!(!picture_file(pages.len()).exists(), "{case} has lost a page");
}

/// The text of the paper's first print, column by column, its blanks one each and none broken.
pub(crate) fn read(case: &str, paper: &Paper) -> String {
    let text = text_of(&write_pdf(case, paper, &first_print()), &[]);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the program writes to its standard output.
pub(crate) fn run(command: &mut Command) -> Vec<u8> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().unwrap_or_else(|error| panic!("{program} of poppler-utils is needed: {error}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/papers/golden")
}

fn write_pdf(case: &str, paper: &Paper, print: &Print) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("papers");
    fs::create_dir_all(&directory).unwrap();
    let file = directory.join(format!("{case}.pdf"));
    fs::write(&file, documents::pdf(paper, print).unwrap()).unwrap();
    file
}

fn text_of(pdf: &Path, how: &[&str]) -> String {
    let read = run(Command::new("pdftotext").args(how).args(["-enc", "UTF-8"]).arg(pdf).arg("-"));
    String::from_utf8(read).unwrap()
}
