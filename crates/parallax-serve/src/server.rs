//! Opens the workbench, listens, and ends when it is told to.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use tokio::{net::TcpListener, runtime, signal, time};

use crate::{
    ServeError,
    app::app,
    guard::{Guard, Hosts, Token},
    jobs::Jobs,
    workbench::{Shared, Workbench},
};

/// How a project is served.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The project file.
    pub project: PathBuf,
    /// Where to listen: a name or an address.
    pub host: String,
    /// The port; 0 for one that is free.
    pub port: u16,
    /// Whether nothing may be written.
    pub is_read_only: bool,
    /// A file with the secret that is asked for; one is made where there is none.
    pub token: Option<PathBuf>,
}

/// How long requests may take to end once the server is told to.
const PATIENCE: Duration = Duration::from_secs(5);

/// Serves a project until the program is interrupted. `ready` is given the address of the workbench
/// once it answers.
///
/// # Errors
///
/// If the project cannot be used, or nothing can listen there.
pub fn serve(settings: &Settings, ready: impl FnOnce(&str)) -> Result<(), ServeError> {
    let runtime = runtime::Builder::new_multi_thread().enable_all().build()?;
    let done = runtime.block_on(run(settings, ready));
    runtime.shutdown_timeout(PATIENCE);
    done
}

async fn run(settings: &Settings, ready: impl FnOnce(&str)) -> Result<(), ServeError> {
    let Settings { host, port, .. } = settings;
    let failed = |source| ServeError::Address { host: host.clone(), port: *port, source };
    let listener = TcpListener::bind((host.as_str(), *port)).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    let token = settings.token.as_deref().map(token).transpose()?;
    if token.is_none() && !address.ip().is_loopback() {
        return Err(ServeError::Open(host.clone()));
    }
    let query = token.as_ref().map(Token::query).unwrap_or_default();
    let hosts = Hosts::new(host, address);
    let guard = Guard { hosts, token, is_read_only: settings.is_read_only };
    let bench = Arc::new(Workbench::open(&settings.project, guard, Jobs::default())?);
    ready(&format!("http://{}/{query}", shown(host, address)));
    tokio::spawn(attend(Arc::clone(&bench)));
    let ending = Arc::clone(&bench);
    let told = async move {
        interrupted().await;
        ending.events.stop();
    };
    let serving = axum::serve(listener, app(Arc::clone(&bench))).with_graceful_shutdown(told);
    let stopping = bench.events.stopping();
    tokio::select! {
        served = serving => served?,
        () = async { stopping.await; time::sleep(PATIENCE).await } => {}
    }
    bench.close()?;
    Ok(())
}

/// How often is looked for what other programs decided or compared.
const ATTENTION: Duration = Duration::from_secs(3);

/// Learns what other programs do to the project, until the server ends.
async fn attend(bench: Shared) {
    let stopping = bench.events.stopping();
    tokio::pin!(stopping);
    loop {
        tokio::select! {
            () = &mut stopping => return,
            () = time::sleep(ATTENTION) => {}
        }
        // What cannot be read now can be a moment later.
        let _ = bench.attend().await;
    }
}

fn token(path: &Path) -> Result<Token, ServeError> {
    Token::read_or_make(path)
        .map_err(|source| ServeError::Token { path: path.to_path_buf(), source })
}

/// Host and port as an address of the web has them.
fn shown(host: &str, address: SocketAddr) -> String {
    match (address.ip().is_unspecified(), host.contains(':')) {
        (true, _) => format!("localhost:{}", address.port()),
        (false, true) => format!("[{host}]:{}", address.port()),
        (false, false) => format!("{host}:{}", address.port()),
    }
}

/// Waits until a person or the system asks the program to end.
async fn interrupted() {
    #[cfg(unix)]
    {
        let Ok(mut told) = signal::unix::signal(signal::unix::SignalKind::terminate()) else {
            let _ = signal::ctrl_c().await;
            return;
        };
        tokio::select! {
            _ = signal::ctrl_c() => {}
            _ = told.recv() => {}
        }
    }
    #[cfg(not(unix))]
    {
        let _ = signal::ctrl_c().await;
    }
}
