//! `GET /api/events`: what the server tells by itself.

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::State,
    response::sse::{Event as Sent, KeepAlive, Sse},
};
use tokio::sync::{broadcast::error::RecvError, mpsc};
use tokio_stream::{Stream, wrappers::ReceiverStream};

use crate::{
    ask::{Asked, Nothing},
    events::{Changed, Event},
    workbench::Shared,
};

/// Between two signs of life.
const SILENCE: Duration = Duration::from_secs(15);

/// Events as they come: `job` with a job, `changed` with what changed (server-sent events).
#[utoipa::path(
    get, path = "/api/events", tag = "jobs",
    responses((status = 200, content_type = "text/event-stream", body = String))
)]
pub(crate) async fn events(
    State(bench): State<Shared>,
    _: Asked<Nothing>,
) -> Sse<impl Stream<Item = Result<Sent, Infallible>>> {
    let mut events = bench.events.listen();
    let stopping = bench.events.stopping();
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(async move {
        tokio::pin!(stopping);
        loop {
            let event = tokio::select! {
                () = &mut stopping => return,
                () = sender.closed() => return,
                event = events.recv() => event,
            };
            let event = match event {
                Ok(event) => event,
                // Who missed something has to look at everything anew.
                Err(RecvError::Lagged(_)) => {
                    Event::Changed(Changed { what: "project", seq: bench.shelf().last })
                }
                Err(RecvError::Closed) => return,
            };
            if sender.send(Ok(sent(&event))).await.is_err() {
                return;
            }
        }
    });
    let alive = KeepAlive::new().interval(SILENCE);
    Sse::new(ReceiverStream::new(receiver)).keep_alive(alive)
}

fn sent(event: &Event) -> Sent {
    let (name, data) = match event {
        Event::Job(job) => ("job", serde_json::to_string(job)),
        Event::Changed(changed) => ("changed", serde_json::to_string(changed)),
    };
    Sent::default().event(name).data(data.unwrap_or_default())
}
