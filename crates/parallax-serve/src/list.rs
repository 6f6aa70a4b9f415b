//! Answers a list: a page of it as JSON, or all of it as a table, a part at a time.

use std::{io, sync::Arc};

use axum::{
    Json,
    body::{Body, Bytes},
    http::header,
    response::{IntoResponse as _, Response},
};
use parallax_store::Project;
use serde::Serialize;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use crate::{
    page::{Format, Page, Paging, Window, key},
    problem::Problem,
    workbench::{Shared, Shelf},
};

/// A row of a table.
pub(crate) trait Row: Serialize + Send + 'static {
    /// Names of the columns.
    const COLUMNS: &'static [&'static str];

    /// One cell for each column.
    fn cells(&self) -> Vec<String>;
}

/// Rows of a table that are read at once.
const AT_ONCE: usize = 2_000;
/// Parts of a table that wait for a slow reader.
const WAITING: usize = 2;

/// Answers the list that `read` gives parts of, as it is asked for. `name` is that of the table.
pub(crate) async fn list<T: Row>(
    bench: Shared,
    paging: &Paging,
    name: &'static str,
    read: impl Fn(&Project, &Shelf, &Window) -> Result<Page<T>, Problem> + Send + Sync + 'static,
) -> Result<Response, Problem> {
    let window = paging.window()?;
    if paging.format == Format::Json {
        let page = bench.look(move |project, shelf| read(project, shelf, &window)).await?;
        return Ok(Json(page).into_response());
    }
    let mut parts = Parts { bench, read: Arc::new(read), left: paging.most() };
    let first = parts.read(window.after).await?;
    let (sender, receiver) = mpsc::channel(WAITING);
    tokio::spawn(parts.send(first, sender));
    Ok(table(name, Body::from_stream(ReceiverStream::new(receiver))))
}

fn table(name: &'static str, body: Body) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")),
    ];
    (headers, body).into_response()
}

struct Parts<R> {
    bench: Shared,
    read: Arc<R>,
    /// Rows that are still wanted.
    left: usize,
}

impl<R> Parts<R> {
    async fn read<T: Row>(&mut self, after: Option<String>) -> Result<Page<T>, Problem>
    where
        R: Fn(&Project, &Shelf, &Window) -> Result<Page<T>, Problem> + Send + Sync + 'static,
    {
        let window = Window { after, limit: self.left.min(AT_ONCE) };
        let read = Arc::clone(&self.read);
        let page = self.bench.look(move |project, shelf| read(project, shelf, &window)).await?;
        self.left -= page.items.len().min(self.left);
        Ok(page)
    }

    async fn send<T: Row>(mut self, first: Page<T>, sender: mpsc::Sender<io::Result<Bytes>>)
    where
        R: Fn(&Project, &Shelf, &Window) -> Result<Page<T>, Problem> + Send + Sync + 'static,
    {
        let (mut columns, mut page) = (Some(T::COLUMNS), Ok(first));
        loop {
            let part = page.and_then(|page| Ok((written(columns.take(), &page.items)?, page.next)));
            // A reader that sees the end of a table must know that it is the end.
            let part = part.map_err(|problem| io::Error::other(format!("{problem:?}")));
            let (bytes, next) = part.map_or_else(|error| (Err(error), None), |(b, n)| (Ok(b), n));
            if sender.send(bytes).await.is_err() {
                return;
            }
            let Some(next) = next.filter(|_| self.left > 0) else { return };
            page = match key(&next) {
                Ok(after) => self.read(Some(after)).await,
                Err(problem) => Err(problem),
            };
        }
    }
}

fn written<T: Row>(columns: Option<&[&str]>, rows: &[T]) -> Result<Bytes, Problem> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let mut write = || {
        if let Some(columns) = columns {
            csv.write_record(columns)?;
        }
        rows.iter().try_for_each(|row| csv.write_record(row.cells()))
    };
    write().map_err(|error| Problem::fault(error.to_string()))?;
    csv.into_inner().map(Bytes::from).map_err(|error| Problem::fault(error.to_string()))
}

/// What may be missing, as a cell.
pub(crate) fn cell(value: Option<&str>) -> String {
    value.unwrap_or_default().to_owned()
}
