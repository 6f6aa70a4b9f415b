//! The tables of a database and their columns, in the order in which they are made.

/// A table of a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    Settings,
    Coders,
    Documents,
    StatementTypes,
    Variables,
    VariableLinks,
    Regexes,
    CoderRelations,
    Statements,
    DataBoolean,
    DataInteger,
    Entities,
    DataShortText,
    DataLongText,
    AttributeVariables,
    AttributeValues,
}

impl Table {
    /// All of them; a table refers to earlier ones only.
    pub(super) const ALL: [Self; 16] = [
        Self::Settings,
        Self::Coders,
        Self::Documents,
        Self::StatementTypes,
        Self::Variables,
        Self::VariableLinks,
        Self::Regexes,
        Self::CoderRelations,
        Self::Statements,
        Self::DataBoolean,
        Self::DataInteger,
        Self::Entities,
        Self::DataShortText,
        Self::DataLongText,
        Self::AttributeVariables,
        Self::AttributeValues,
    ];

    /// Its name there.
    pub(super) fn name(self) -> &'static str {
        self.describe().0
    }

    /// Its columns there. The first is the primary key.
    pub(super) fn columns(self) -> &'static [&'static str] {
        self.describe().1
    }

    fn describe(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Settings => ("SETTINGS", &["Property", "Value"]),
            Self::Coders => ("CODERS", CODERS),
            Self::Documents => ("DOCUMENTS", DOCUMENTS),
            Self::StatementTypes => ("STATEMENTTYPES", &["ID", "Label", "Red", "Green", "Blue"]),
            Self::Variables => ("VARIABLES", &["ID", "Variable", "DataType", "StatementTypeId"]),
            Self::VariableLinks => {
                ("VARIABLELINKS", &["ID", "SourceVariableId", "TargetVariableId"])
            }
            Self::Regexes => ("REGEXES", &["Label", "Red", "Green", "Blue"]),
            Self::CoderRelations => ("CODERRELATIONS", CODER_RELATIONS),
            Self::Statements => {
                ("STATEMENTS", &["ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder"])
            }
            Self::DataBoolean => ("DATABOOLEAN", DATA),
            Self::DataInteger => ("DATAINTEGER", DATA),
            Self::Entities => {
                ("ENTITIES", &["ID", "VariableId", "Value", "Red", "Green", "Blue", "ChildOf"])
            }
            Self::DataShortText => {
                ("DATASHORTTEXT", &["ID", "StatementId", "VariableId", "Entity"])
            }
            Self::DataLongText => ("DATALONGTEXT", DATA),
            Self::AttributeVariables => {
                ("ATTRIBUTEVARIABLES", &["ID", "VariableId", "AttributeVariable"])
            }
            Self::AttributeValues => {
                ("ATTRIBUTEVALUES", &["ID", "EntityId", "AttributeVariableId", "AttributeValue"])
            }
        }
    }
}

const DATA: &[&str] = &["ID", "StatementId", "VariableId", "Value"];
const DOCUMENTS: &[&str] =
    &["ID", "Title", "Text", "Coder", "Author", "Source", "Section", "Notes", "Type", "Date"];
const CODER_RELATIONS: &[&str] = &[
    "ID",
    "Coder",
    "OtherCoder",
    "viewStatements",
    "editStatements",
    "viewDocuments",
    "editDocuments",
];
const CODERS: &[&str] = &[
    "ID",
    "Name",
    "Red",
    "Green",
    "Blue",
    "Refresh",
    "FontSize",
    "Password",
    "PopupWidth",
    "ColorByCoder",
    "PopupDecoration",
    "PopupAutoComplete",
    "PermissionAddDocuments",
    "PermissionEditDocuments",
    "PermissionDeleteDocuments",
    "PermissionImportDocuments",
    "PermissionAddStatements",
    "PermissionEditStatements",
    "PermissionDeleteStatements",
    "PermissionEditAttributes",
    "PermissionEditRegex",
    "PermissionEditStatementTypes",
    "PermissionEditCoders",
    "PermissionEditCoderRelations",
    "PermissionViewOthersDocuments",
    "PermissionEditOthersDocuments",
    "PermissionViewOthersStatements",
    "PermissionEditOthersStatements",
];
