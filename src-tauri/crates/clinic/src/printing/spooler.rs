//! The system's spooler: CUPS, spoken to by IPP.
//!
//! A job is made in two steps, so that a crash never prints twice: first an empty job, whose number is written down, then
//! its document. An empty job that nobody comes back to prints nothing.

use std::{env, fs::File, time::Duration};

use domain::printing::PrinterState;
use ipp::{
    attribute::{IppAttribute, IppAttributeGroup},
    client::blocking::IppClient,
    error::IppError,
    model::{DelimiterTag, IppVersion, JobState, Operation, StatusCode},
    parser::IppParseError,
    payload::IppPayload,
    prelude::Uri,
    request::IppRequestResponse,
    value::IppValue,
};
use thiserror::Error;

/// The longest that one answer of the spooler may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// Where CUPS listens unless somebody moved it.
const USUAL: &str = "localhost:631";

/// What the spooler does not do for us.
#[derive(Debug, Error)]
pub(crate) enum SpoolerError {
    /// No answer, or a broken one: whether it did what was asked nobody knows.
    #[error("the spooler does not answer ({0})")]
    Silent(String),
    /// There is no such printer or job.
    #[error("the spooler knows no such printer or job")]
    Unknown,
    /// The printer takes no jobs.
    #[error("the printer takes no jobs")]
    NotAccepting,
    /// It says no: its own keyword.
    #[error("the spooler refuses: {0}")]
    Refused(String),
}

/// A queue of the spooler.
#[derive(Debug, Clone)]
pub(crate) struct Queue {
    pub name: String,
    pub description: Option<String>,
    pub state: PrinterState,
    pub accepting: bool,
    pub reasons: Vec<String>,
    pub is_default: bool,
}

/// A job as the spooler sees it.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub state: JobState,
    /// How many documents arrived whole.
    pub documents: i32,
    /// A printer began with it.
    pub begun: bool,
    /// Why it is where it is, in keywords.
    pub reasons: Vec<String>,
}

/// The spooler at one address.
#[derive(Debug, Clone)]
pub(crate) struct Spooler {
    authority: String,
    /// Whose jobs they are, for the spooler.
    user: String,
}

impl Spooler {
    /// At `host:port`; where the system says, when absent.
    pub(crate) fn at(address: Option<&str>) -> Self {
        let named = env::var("CUPS_SERVER").ok().filter(|server| server.contains(':') && !server.starts_with('/'));
        let authority = address.map(str::to_owned).or(named).unwrap_or_else(|| USUAL.to_owned());
        let user = env::var("USER").or_else(|_| env::var("USERNAME")).unwrap_or_else(|_| "botica".to_owned());
        Self { authority, user }
    }

    /// All queues.
    pub(crate) fn queues(&self) -> Result<Vec<Queue>, SpoolerError> {
        let default = match self.ask(self.request(Operation::CupsGetDefault, None)?) {
            Ok(answer) => answer
                .attributes()
                .first_of(DelimiterTag::PrinterAttributes)
                .and_then(|queue| text(queue, "printer-name")),
            Err(SpoolerError::Unknown) => None,
            Err(error) => return Err(error),
        };
        let answer = match self.ask(self.request(Operation::CupsGetPrinters, None)?) {
            // No printer at all.
            Err(SpoolerError::Unknown) => return Ok(Vec::new()),
            answer => answer?,
        };
        let queues = answer.attributes().groups_of(DelimiterTag::PrinterAttributes).filter_map(|group| {
            let name = text(group, "printer-name")?;
            Some(Queue {
                description: text(group, "printer-info").filter(|info| !info.is_empty() && *info != name),
                state: match number(group, "printer-state") {
                    Some(3) => PrinterState::Idle,
                    Some(4) => PrinterState::Printing,
                    Some(5) => PrinterState::Stopped,
                    _ => PrinterState::Unknown,
                },
                accepting: matches!(value(group, "printer-is-accepting-jobs"), Some(IppValue::Boolean(true))),
                reasons: reasons(group, "printer-state-reasons"),
                is_default: default.as_ref() == Some(&name),
                name,
            })
        });
        Ok(queues.collect())
    }

    /// Makes an empty job; gives its number.
    pub(crate) fn create(&self, queue: &str, name: &str, copies: u16) -> Result<i32, SpoolerError> {
        let mut request = self.request(Operation::CreateJob, Some(queue))?;
        let title = IppValue::new_name_without_language(name).map_err(|error| impossible(&error))?;
        add(&mut request, DelimiterTag::OperationAttributes, "job-name", title)?;
        add(&mut request, DelimiterTag::JobAttributes, "copies", IppValue::Integer(copies.into()))?;
        let answer = self.ask(request)?;
        let job = answer.attributes().first_of(DelimiterTag::JobAttributes).and_then(|job| number(job, "job-id"));
        job.ok_or_else(|| SpoolerError::Silent("no job-id".to_owned()))
    }

    /// Hands the document of an empty job over: it is complete then.
    pub(crate) fn send(&self, queue: &str, job: i32, document: File) -> Result<(), SpoolerError> {
        let mut request = self.about(Operation::SendDocument, queue, job)?;
        let format = IppValue::new_mime_media_type("application/pdf").map_err(|error| impossible(&error))?;
        add(&mut request, DelimiterTag::OperationAttributes, "document-format", format)?;
        add(&mut request, DelimiterTag::OperationAttributes, "last-document", IppValue::Boolean(true))?;
        *request.payload_mut() = IppPayload::new(document);
        self.ask(request).map(drop)
    }

    /// How a job is; `None` where the spooler does not know it.
    pub(crate) fn job(&self, queue: &str, job: i32) -> Result<Option<Seen>, SpoolerError> {
        let answer = match self.ask(self.about(Operation::GetJobAttributes, queue, job)?) {
            Err(SpoolerError::Unknown) => return Ok(None),
            answer => answer?,
        };
        let silent = || SpoolerError::Silent("no job-state".to_owned());
        let group = answer.attributes().first_of(DelimiterTag::JobAttributes).ok_or_else(silent)?;
        let state = match number(group, "job-state").ok_or_else(silent)? {
            3 => JobState::Pending,
            4 => JobState::PendingHeld,
            5 => JobState::Processing,
            6 => JobState::ProcessingStopped,
            7 => JobState::Canceled,
            8 => JobState::Aborted,
            9 => JobState::Completed,
            _ => return Err(silent()),
        };
        let mut why = reasons(group, "job-state-reasons");
        why.extend(reasons(group, "job-printer-state-reasons"));
        Ok(Some(Seen {
            state,
            documents: number(group, "number-of-documents").unwrap_or(0),
            begun: matches!(value(group, "time-at-processing"), Some(IppValue::Integer(_))),
            reasons: why,
        }))
    }

    /// Takes a job back.
    pub(crate) fn cancel(&self, queue: &str, job: i32) -> Result<(), SpoolerError> {
        self.ask(self.about(Operation::CancelJob, queue, job)?).map(drop)
    }

    fn request(&self, operation: Operation, queue: Option<&str>) -> Result<IppRequestResponse, SpoolerError> {
        let uri = queue.map(|queue| self.uri(&format!("printers/{queue}"))).transpose()?;
        let mut request =
            IppRequestResponse::new(IppVersion::v1_1(), operation, uri).map_err(|error| impossible(&error))?;
        let user = IppValue::new_name_without_language(&*self.user).map_err(|error| impossible(&error))?;
        add(&mut request, DelimiterTag::OperationAttributes, "requesting-user-name", user)?;
        Ok(request)
    }

    fn about(&self, operation: Operation, queue: &str, job: i32) -> Result<IppRequestResponse, SpoolerError> {
        let mut request =
            IppRequestResponse::new(IppVersion::v1_1(), operation, Some(self.uri(&format!("printers/{queue}"))?))
                .map_err(|error| impossible(&error))?;
        // The job's number stands right behind the printer, before everything else.
        add(&mut request, DelimiterTag::OperationAttributes, "job-id", IppValue::Integer(job))?;
        let user = IppValue::new_name_without_language(&*self.user).map_err(|error| impossible(&error))?;
        add(&mut request, DelimiterTag::OperationAttributes, "requesting-user-name", user)?;
        Ok(request)
    }

    fn uri(&self, path: &str) -> Result<Uri, SpoolerError> {
        format!("ipp://{}/{path}", self.authority).parse().map_err(|_| SpoolerError::Unknown)
    }

    fn ask(&self, request: IppRequestResponse) -> Result<IppRequestResponse, SpoolerError> {
        let client = IppClient::builder(self.uri("")?).request_timeout(PATIENCE).build();
        let answer = client.send(request).map_err(|error| match error {
            IppError::ClientError(ureq::Error::StatusCode(status @ (401 | 403))) => {
                SpoolerError::Refused(format!("HTTP {status}"))
            }
            error => SpoolerError::Silent(kind_of(&error)),
        })?;
        let status = answer.header().status_code();
        match status {
            status if status.is_success() => Ok(answer),
            StatusCode::ClientErrorNotFound | StatusCode::ClientErrorGone => Err(SpoolerError::Unknown),
            StatusCode::ServerErrorNotAcceptingJobs => Err(SpoolerError::NotAccepting),
            StatusCode::ServerErrorBusy
            | StatusCode::ServerErrorTemporaryError
            | StatusCode::ServerErrorDeviceError => Err(SpoolerError::Silent(status.to_string())),
            status => Err(SpoolerError::Refused(status.to_string())),
        }
    }
}

/// What went wrong on the way, without addresses or content.
fn kind_of(error: &IppError) -> String {
    match error {
        IppError::ClientError(ureq::Error::Io(error)) | IppError::IoError(error) => error.kind().to_string(),
        IppError::ClientError(ureq::Error::Timeout(_)) => "timeout".to_owned(),
        IppError::ClientError(ureq::Error::ConnectionFailed) => "connection failed".to_owned(),
        IppError::ClientError(ureq::Error::StatusCode(status)) => format!("HTTP {status}"),
        IppError::ParseError(_) => "answer does not read".to_owned(),
        _ => "no connection".to_owned(),
    }
}

fn impossible(error: &IppParseError) -> SpoolerError {
    SpoolerError::Refused(error.to_string())
}

fn add(request: &mut IppRequestResponse, tag: DelimiterTag, name: &str, value: IppValue) -> Result<(), SpoolerError> {
    let attribute = IppAttribute::with_name(name, value).map_err(|error| impossible(&error))?;
    request.attributes_mut().add(tag, attribute);
    Ok(())
}

fn value<'a>(group: &'a IppAttributeGroup, name: &str) -> Option<&'a IppValue> {
    group.get(name).map(IppAttribute::value)
}

fn text(group: &IppAttributeGroup, name: &str) -> Option<String> {
    value(group, name).and_then(as_text)
}

fn as_text(value: &IppValue) -> Option<String> {
    match value {
        IppValue::NameWithoutLanguage(name) | IppValue::NameWithLanguage { name, .. } => Some(name.as_str().to_owned()),
        IppValue::TextWithoutLanguage(text) | IppValue::TextWithLanguage { text, .. } => Some((**text).to_owned()),
        IppValue::Keyword(word) => Some(word.as_str().to_owned()),
        _ => None,
    }
}

fn number(group: &IppAttributeGroup, name: &str) -> Option<i32> {
    match value(group, name)? {
        IppValue::Integer(number) | IppValue::Enum(number) => Some(*number),
        _ => None,
    }
}

/// Keywords; CUPS says `none` where there is nothing to say.
fn reasons(group: &IppAttributeGroup, name: &str) -> Vec<String> {
    let words = match value(group, name) {
        Some(IppValue::Array(values)) => values.iter().filter_map(as_text).collect(),
        Some(one) => as_text(one).into_iter().collect(),
        None => Vec::new(),
    };
    words.into_iter().filter(|word| word != "none").collect()
}
