//! Takes a document with its marks, gives them as annotations of the Web Annotation Data Model (W3C
//! Recommendation of 2017-02-23), one JSON object each.
//!
//! The target is the document with two selectors for the content: its words with those before and
//! after (`TextQuoteSelector`) and its place (`TextPositionSelector`, in code points). Content in
//! several pieces has a target for each. The body says what the mark says, in words of this program.

use serde_json::{Map, Value, json};

use super::{KeptStatement, Offsets, StatementRow, statement_rows};
use crate::text::{Document, Span};

/// The context that annotations refer to.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Characters before and after a quotation that tell it from another of the same words.
const AROUND: usize = 32;

/// A mark that leaves the program, with what people said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnotatedMark {
    /// The statement, as it is to be shown.
    pub statement: KeptStatement,
    /// Who coded it; none for the machine's.
    pub by: Option<String>,
    /// How it stands: pending, accepted, ...
    pub review: &'static str,
    /// Who says it, by name.
    pub speakers: Vec<String>,
    /// Claims that it makes, with the stance taken to each.
    pub claims: Vec<(String, String)>,
    /// What people said of it.
    pub decisions: Vec<AnnotatedDecision>,
}

/// What a person said of a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnotatedDecision {
    /// Who.
    pub who: String,
    /// What: accept, reject, ...
    pub verdict: &'static str,
    /// When, RFC 3339.
    pub at: String,
    /// Why.
    pub reason: Option<String>,
}

/// One annotation for each mark, in their order.
pub fn web_annotations(document: &Document, marks: &[AnnotatedMark]) -> Vec<Value> {
    let statements: Vec<KeptStatement> = marks.iter().map(|mark| mark.statement.clone()).collect();
    let rows = statement_rows(document, &statements, Offsets::CodePoints);
    marks.iter().zip(rows).map(|(mark, row)| annotation(document, mark, &row)).collect()
}

/// All annotations as one page of a collection.
pub fn annotation_page(annotations: &[Value]) -> Value {
    json!({ "@context": CONTEXT, "type": "AnnotationPage", "items": annotations })
}

fn annotation(document: &Document, mark: &AnnotatedMark, row: &StatementRow) -> Value {
    let mut annotation = Map::new();
    annotation.insert("@context".to_owned(), json!(CONTEXT));
    annotation.insert("id".to_owned(), json!(format!("urn:parallax:statement:{}", row.id)));
    annotation.insert("type".to_owned(), json!("Annotation"));
    annotation.insert("motivation".to_owned(), json!("classifying"));
    annotation.insert("creator".to_owned(), creator(mark, row));
    annotation.insert("body".to_owned(), bodies(mark, row));
    let targets: Vec<Value> = row
        .content
        .iter()
        .zip(&mark.statement.content)
        .map(|(region, &span)| target(document, span, (region.start, region.end)))
        .collect();
    annotation.insert("target".to_owned(), json!(targets));
    Value::Object(annotation)
}

/// The rule or model, or the person.
fn creator(mark: &AnnotatedMark, row: &StatementRow) -> Value {
    match &mark.by {
        Some(name) => json!({ "type": "Person", "name": name }),
        None => json!({ "type": "Software", "name": format!("parallax {}", row.rule) }),
    }
}

/// One body with what the mark says, one for each decision.
fn bodies(mark: &AnnotatedMark, row: &StatementRow) -> Value {
    let words = |regions: &[super::Region]| -> Vec<String> {
        regions.iter().map(|region| region.text.clone()).collect()
    };
    let claims: Vec<Value> = mark
        .claims
        .iter()
        .map(|(claim, stance)| json!({ "claim": claim, "stance": stance }))
        .collect();
    let said = json!({
        "kind": row.kind, "act": row.act, "basis": row.basis,
        "source": words(&row.source), "cue": words(&row.cue),
        "speakers": mark.speakers, "claims": claims,
        "rule": row.rule, "score": row.score, "review": mark.review,
        "outlet": row.outlet, "published": row.published,
    });
    let mut bodies = vec![json!({
        "type": "Dataset", "purpose": "classifying", "format": "application/json", "value": said,
    })];
    bodies.extend(mark.decisions.iter().map(|decision| {
        json!({
            "type": "TextualBody", "purpose": "assessing", "format": "text/plain",
            "value": decision.reason.as_ref().map_or_else(
                || decision.verdict.to_owned(),
                |reason| format!("{}: {reason}", decision.verdict),
            ),
            "creator": { "type": "Person", "name": decision.who },
            "created": decision.at,
        })
    }));
    Value::Array(bodies)
}

fn target(document: &Document, span: Span, (start, end): (usize, usize)) -> Value {
    let text = &document.text;
    let before = text[..span.start as usize].chars().rev().take(AROUND).collect::<Vec<_>>();
    let after: String = text[span.end as usize..].chars().take(AROUND).collect();
    let source = document
        .metadata
        .url
        .clone()
        .unwrap_or_else(|| format!("urn:parallax:document:{}", document.id));
    json!({
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector", "exact": span.of(text),
                "prefix": before.into_iter().rev().collect::<String>(), "suffix": after,
            },
            { "type": "TextPositionSelector", "start": start, "end": end },
        ],
    })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{AnnotatedDecision, AnnotatedMark, annotation_page, web_annotations};
    use crate::{
        extract::{Act, Basis, Kind},
        present::KeptStatement,
        text::{Document, DocumentId, Metadata, Span},
    };

    const TEXT: &str = "Löwen 🦁: Marrand said the road was open, and the ferry too.";

    fn document() -> Document {
        Document {
            id: DocumentId::of(&[TEXT.as_bytes()]),
            name: "page".to_owned(),
            locator: "page.txt".to_owned(),
            text: TEXT.to_owned(),
            metadata: Metadata::default(),
            blocks: Vec::new(),
            citations: Vec::new(),
            alignment: None,
        }
    }

    fn place(words: &str) -> Span {
        let start = TEXT.find(words).expect("the words stand there");
        Span::new(start, start + words.len())
    }

    fn mark(by: Option<&str>) -> AnnotatedMark {
        AnnotatedMark {
            statement: KeptStatement {
                id: "0f3a41c2d5b6e798".to_owned(),
                source: vec![place("Marrand")],
                cue: vec![place("said")],
                content: vec![place("the road was open"), place("the ferry too")],
                kind: Kind::Indirect,
                act: Act::Report,
                basis: Basis::Person,
                parent: None,
                rule: "attribution-model".to_owned(),
                score: Some(0.5),
            },
            by: by.map(str::to_owned),
            review: "accepted",
            speakers: vec!["Ilsa Marrand".to_owned()],
            claims: vec![("road".to_owned(), "assert".to_owned())],
            decisions: vec![AnnotatedDecision {
                who: "ana".to_owned(),
                verdict: "accept",
                at: "2031-03-04T10:00:00Z".to_owned(),
                reason: Some("as the text has it".to_owned()),
            }],
        }
    }

    /// What the model demands (sections 3.1, 3.2, 4.1, 4.2): the context first, an id, the type, one
    /// target or more, each with a source and selectors that have what their types need.
    fn check(annotation: &Value) {
        assert_eq!(annotation["@context"], "http://www.w3.org/ns/anno.jsonld");
        assert!(annotation["id"].as_str().is_some_and(|id| id.starts_with("urn:")));
        assert_eq!(annotation["type"], "Annotation");
        let targets = annotation["target"].as_array().expect("a list");
        assert!(!targets.is_empty());
        for target in targets {
            assert!(target["source"].is_string(), "a specific resource has exactly one source");
            let selectors = target["selector"].as_array().expect("a list");
            let (quote, position) = (&selectors[0], &selectors[1]);
            assert_eq!(quote["type"], "TextQuoteSelector");
            let exact = quote["exact"].as_str().expect("exactly one exact");
            assert_eq!(position["type"], "TextPositionSelector");
            let number = |end: &str| position[end].as_u64().expect("exactly one of each") as usize;
            let found: String =
                TEXT.chars().skip(number("start")).take(number("end") - number("start")).collect();
            assert_eq!(found, exact, "both selectors mean one place");
            let around = format!(
                "{}{exact}{}",
                quote["prefix"].as_str().expect("a prefix"),
                quote["suffix"].as_str().expect("a suffix")
            );
            assert_eq!(TEXT.matches(&around).count(), 1, "the quotation is found once");
        }
        for body in annotation["body"].as_array().expect("a list") {
            assert!(body["type"].is_string() && body["purpose"].is_string());
        }
    }

    #[test]
    fn annotations_have_what_the_model_demands() {
        let made = web_annotations(&document(), &[mark(None), mark(Some("ana"))]);
        made.iter().for_each(check);
        assert_eq!(made[0]["target"].as_array().map(Vec::len), Some(2), "two pieces of content");
        assert_eq!(made[0]["creator"]["type"], "Software");
        assert_eq!(made[1]["creator"]["name"], "ana");
        let said = &made[0]["body"][0]["value"];
        assert_eq!(
            (&said["act"], &said["claims"][0]["stance"]),
            (&"report".into(), &"assert".into())
        );
        assert_eq!(made[0]["body"][1]["value"], "accept: as the text has it");
        let page = annotation_page(&made);
        assert_eq!(
            (&page["type"], page["items"].as_array().map(Vec::len)),
            (&"AnnotationPage".into(), Some(2))
        );
    }
}
