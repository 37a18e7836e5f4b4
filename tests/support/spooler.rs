//! A CUPS of the test's own: in its own directory, on its own loopback port, with real queues of `cups-pdf`.

use std::{
    fs,
    net::TcpListener,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(20);
/// Where `cups-pdf` leaves what it printed: in the home of whose job it is, or here for who has none.
const NOBODYS: &str = "/var/spool/cups-pdf/ANONYMOUS";

/// A spooler; it ends when it is dropped.
pub struct Spooler {
    directory: TempDir,
    port: u16,
    running: Option<Child>,
}

impl Spooler {
    /// Starts one without any queue.
    pub fn start() -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let at = directory.path();
        // Its filters run as somebody else.
        fs::set_permissions(at, fs::Permissions::from_mode(0o755)).expect("our own directory");
        for (name, mode) in
            [("etc", 0o755), ("spool", 0o710), ("spool/tmp", 0o1777), ("cache", 0o775), ("state", 0o755)]
        {
            let folder = at.join(name);
            fs::create_dir_all(&folder).expect("our own directory");
            fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).expect("our own directory");
        }
        let root = at.display();
        let files = format!(
            "ServerRoot {root}/etc\nRequestRoot {root}/spool\nTempDir {root}/spool/tmp\nCacheDir {root}/cache\n\
             StateDir {root}/state\nAccessLog {root}/access_log\nErrorLog {root}/error_log\nPageLog {root}/page_log\n\
             Sandboxing Relaxed\n"
        );
        let policy = format!(
            "Listen 127.0.0.1:{port}\nListen {root}/state/cups.sock\nBrowsing No\nWebInterface No\n\
             DefaultAuthType None\nJobRetryInterval 1\n<Location />\n  Order allow,deny\n  Allow all\n</Location>\n\
             <Policy default>\n  <Limit All>\n    Order deny,allow\n  </Limit>\n</Policy>\n"
        );
        fs::write(at.join("etc/cups-files.conf"), files).expect("our own file");
        fs::write(at.join("etc/cupsd.conf"), policy).expect("our own file");
        let mut spooler = Self { directory, port, running: None };
        spooler.resume();
        spooler
    }

    /// As the engine is told of it.
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Ends the spooler; its queues and jobs stay on the disk.
    pub fn stop(&mut self) {
        if let Some(mut running) = self.running.take() {
            // Killed, it would forget the queues that it has not written down yet.
            let _ = Command::new("kill").args(["-TERM", &running.id().to_string()]).status();
            let _ = running.wait();
        }
    }

    /// Starts it again.
    pub fn resume(&mut self) {
        let at = self.directory.path();
        let running = Command::new("cupsd")
            .arg("-f")
            .arg("-c")
            .arg(at.join("etc/cupsd.conf"))
            .arg("-s")
            .arg(at.join("etc/cups-files.conf"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("cupsd is installed: apt-get install cups printer-driver-cups-pdf");
        self.running = Some(running);
        let until = Instant::now() + PATIENCE;
        while !self.asked("lpstat", &["-r"]).contains("is running") {
            let log = || fs::read_to_string(self.directory.path().join("error_log")).unwrap_or_default();
            assert!(Instant::now() < until, "cupsd does not come up: {}", log());
            sleep(Duration::from_millis(50));
        }
    }

    /// Sets a queue up that prints into PDF files.
    pub fn add(&self, queue: &str) {
        let ppd = "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd";
        self.must("lpadmin", &["-p", queue, "-E", "-v", "cups-pdf:/", "-P", ppd]);
        // Its paths have the job's name in full.
        self.must("lpadmin", &["-p", queue, "-o", "printer-error-policy=retry-job"]);
    }

    /// Takes a queue away, with its jobs.
    pub fn remove(&self, queue: &str) {
        self.must("lpadmin", &["-x", queue]);
    }

    /// Stops a queue: it takes jobs and prints none.
    pub fn disable(&self, queue: &str) {
        self.must("cupsdisable", &[queue]);
    }

    /// Lets it print again.
    pub fn enable(&self, queue: &str) {
        self.must("cupsenable", &[queue]);
    }

    /// Lets a queue take no more jobs.
    pub fn reject(&self, queue: &str) {
        self.must("cupsreject", &[queue]);
    }

    /// What the spooler has printed, as it numbers jobs itself: `fila-1`.
    pub fn printed(&self) -> Vec<String> {
        let jobs = self.asked("lpstat", &["-W", "completed", "-o"]);
        jobs.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
    }

    /// What it has not printed yet.
    pub fn waiting(&self) -> Vec<String> {
        let jobs = self.asked("lpstat", &["-W", "not-completed", "-o"]);
        jobs.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
    }

    fn must(&self, program: &str, arguments: &[&str]) {
        let ran = self.command(program, arguments).output().expect("CUPS's programs are installed");
        assert!(ran.status.success(), "{program}: {}", String::from_utf8_lossy(&ran.stderr));
    }

    fn asked(&self, program: &str, arguments: &[&str]) -> String {
        let ran = self.command(program, arguments).output().expect("CUPS's programs are installed");
        String::from_utf8_lossy(&ran.stdout).into_owned()
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(["-h", &self.address()]).args(arguments).env("LC_ALL", "C").stdin(Stdio::null());
        command
    }
}

impl Drop for Spooler {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The PDF files that `cups-pdf` made of a job by its name; they are taken away.
pub fn take_paper(job: &str) -> Vec<Vec<u8>> {
    let home = std::env::var_os("HOME").map(|home| Path::new(&home).join("PDF"));
    let folders: Vec<PathBuf> = home.into_iter().chain([PathBuf::from(NOBODYS)]).collect();
    let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let named = entries
        .map(|entry| entry.path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().replace('_', "-").starts_with(job)));
    named
        .map(|path| {
            let content = fs::read(&path).expect("the spooler's user is ours");
            fs::remove_file(&path).expect("our own paper");
            content
        })
        .collect()
}
