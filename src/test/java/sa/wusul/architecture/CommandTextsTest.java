package sa.wusul.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.documents.PageTable;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Texts that another program carries out")
@Tag("fast")
class CommandTextsTest {

	/** Literals, of which only the quotes are kept, and comments. */
	private static final Pattern LITERAL_OR_COMMENT = Pattern
		.compile("\"\"\"(?s:.*?)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\])'|//[^\n]*|/\\*(?s:.*?)\\*/");

	/** Constants and the signs that join them. */
	private static final Pattern CONSTANT = Pattern
		.compile("\"\"|NeutralText\\s*\\.format|\\b(?:[A-Z]\\w+\\.)?[A-Z][A-Z_0-9]*\\b|[\\s+,()?:]");

	/**
	 * Statements with a part that is no constant at that place: each comes from a private
	 * method or a type of the package, whose callers pass constants.
	 */
	private static final Map<String, Set<String>> PARTS_OF_SQL = Map.ofEntries(
			Map.entry("PhoneCallRepository", Set.of("question")), Map.entry("CommitteeRepository", Set.of("rows")),
			Map.entry("DisclosureRepository", Set.of("column")), Map.entry("PerformerRepository", Set.of("condition")),
			Map.entry("AuditRepository", Set.of("String.joinCollections.nCopiespart.size")),
			Map.entry("WorkQueue",
					Set.of("this.table", "this.tablethis.condition",
							"this.tablethis.states.openthis.conditionthis.table")),
			Map.entry("WorkerRepository", Set.of("condition")),
			Map.entry("RegisterExchangeRepository", Set.of("lock", "String.joinCollections.nCopiesquestions.size")),
			Map.entry("FindingRepository", Set.of("String.joinCollections.nCopiesrows")),
			Map.entry("SmsDeliveryRepository", Set.of("rowsrows", "rowsparts.sizerowsparts.size")),
			Map.entry("DemoSmsGateway", Set.of("String.joinCollections.nCopiesmessages.sizerow")),
			Map.entry("DeliveryRepository", Set.of("condition")),
			Map.entry("MessageFollowUpRepository", Set.of("condition")),
			Map.entry("IdentityProofRepository", Set.of("lock")),
			Map.entry("MinistryViewRepository", Set.of("counted")),
			Map.entry("WorkDayRepository",
					Set.of("rows", "tablekey", "tablekeybeginend", "sums", "groupedlivegroupdurations")),
			Map.entry("SurroundingsRepository", Set.of("visible.sql", "cases.sql")),
			Map.entry("CaseListRepository",
					Set.of("found.cases.sql", "which.columnswhich.tableswhich.cases.sqlwhich.order")),
			Map.entry("OpenWorkRepository", Set.of("visible.sql")),
			Map.entry("OpenSumRepository", Set.of("locked", "table", "visible.sql", "whichvisible.sql")),
			Map.entry("HistoryRemovalWatch", Set.of("table")),
			Map.entry("DirectiveRepository", Set.of("changecondition")), Map.entry("SlotRepository", Set.of("sql")),
			// Tables and columns of personal-columns.yaml, which the program brings.
			Map.entry("SealedColumnRepository",
					Set.of("column.columnkeyscolumncolumn.table",
							"column.tablecolumn.columnconditioncolumncolumn.column",
							"keyscolumncolumn.columncolumn.table", "column.columncolumn.tablekeyscolumn",
							"column.tablecolumn.columnkeyscolumn", "column.columncolumn.table")),
			Map.entry("ExpiredTextRepository", Set.of("tablecondition", "tableerasure", "tablemoment")),
			Map.entry("FinishedInstanceReader", Set.of("parts")),
			Map.entry("DisposalRepository", Set.of("oneconditionkindlisted")),
			Map.entry("ErasureRepository", Set.of("statement")),
			Map.entry("HandoverOrderRepository", Set.of("condition")),
			Map.entry("RecordingViewingRepository", Set.of("condition")),
			Map.entry("RoomListRepository", Set.of("shown")),
			Map.entry("PackageRepository", Set.of("columnstablecondition", "named")));

	/** Patterns that do not stand in the code, with their source. */
	private static final Map<String, String> PATTERNS = Map.of("GuardedHttpProtocol", "a setting of operators",
			"PatternShape", "a form of a draft, of which only the shape is read", "FormRules",
			"the rule set of the program", "IdentityCheck", "the program's Arabic texts", "SentMessageService",
			"the program's Arabic texts");

	/**
	 * Types that open connections or resolve names, with the address to which they do.
	 */
	private static final Map<String, String> CONNECTIONS = Map.ofEntries(
			Map.entry("NeighbourClient", "addresses of the settings"),
			Map.entry("OpenIdClient", "the providers of the settings"),
			Map.entry("LdapClient", "the directory of the settings"),
			Map.entry("ClamdClient", "the scanner of the settings"),
			Map.entry("SyslogClient", "the receiver of the settings"),
			Map.entry("TimestampClient", "the authority of the settings"),
			Map.entry("SmppClient", "the message centres of the settings"),
			Map.entry("S3ContentStore", "the store of the settings"),
			Map.entry("SmtpGateway", "the mail server of the settings"),
			Map.entry("VisitorAddress", "parses the address of a visitor, which is no name"),
			Map.entry("RevocationListClient", "the lists of the settings"),
			Map.entry("PageAddressChecker", "parses the address of a page, which is no name"),
			Map.entry("RtpengineClient", "the relay of the settings"));

	private static final Pattern CONNECTING = Pattern
		.compile("HttpClient\\s*\\.new|new (?:Server)?Socket\\(|SocketChannel\\s*\\.open|\\.openConnection\\("
				+ "|\\.openStream\\(|RestClient\\s*\\.|RestTemplate|LDAPConnectionPool|S3Client\\s*\\.builder|WebClient\\s*\\.|DatagramSocket"
				+ "|InetAddress\\s*\\.get(?:All)?By|new JavaMailSenderImpl\\(");

	@Test
	@DisplayName("of SQL are constants; values are parameters")
	void sql() {
		assertThat(otherParts("\\.sql\\(", Integer.MAX_VALUE)).isEqualTo(new TreeMap<>(PARTS_OF_SQL));
	}

	@Test
	@DisplayName("of formats and log lines are constants; values are arguments")
	void formats() {
		var found = otherParts("(?:NeutralText\\s*\\.format|\\blog(?:ger)?\\.(?:warn|info|error|debug))\\(", 1);

		assertThat(found).isEqualTo(Map.of("AuditChecker", Set.of("words"), "AuditCommand", Set.of("words"),
				"AuditWatch", Set.of("words"), "MinistryViewRepository", Set.of("query")));
		assertThat(otherParts("String\\s*\\.format\\(", 2)).isEqualTo(Map.of("NeutralText", Set.of("pattern")));
	}

	@Test
	@DisplayName("of regular expressions are constants, or come from a source that is named here")
	void patterns() {
		assertThat(otherParts("Pattern\\.compile\\(", 1).keySet()).isEqualTo(new TreeSet<>(PATTERNS.keySet()));
	}

	@Test
	@DisplayName("of addresses are settings: only types that are named here open connections")
	void connections() {
		var connecting = JavaSource.all()
			.stream()
			.filter((source) -> CONNECTING.matcher(bare(source)).find())
			.map(CommandTextsTest::name)
			.filter((name) -> !name.endsWith("package-info"))
			.collect(Collectors.toCollection(TreeSet::new));

		assertThat(connecting).isEqualTo(new TreeSet<>(CONNECTIONS.keySet()));
	}

	@Test
	@DisplayName("open only the connections that operators read of")
	void connectionsAreDocumented() {
		var documented = PageTable.of("operators.md",
				"connection | opened by | to | purpose | if it is down | time-outs");
		var opened = CONNECTIONS.keySet()
			.stream()
			.filter((type) -> !List.of("VisitorAddress", "PageAddressChecker").contains(type));

		assertThat(documented.codesIn(1))
			.isEqualTo(Stream.concat(opened, Stream.of("DataSource")).collect(Collectors.toCollection(TreeSet::new)));
	}

	/** Returns by type what its calls have beside constants among the first arguments. */
	private static Map<String, Set<String>> otherParts(String call, int arguments) {
		var others = new TreeMap<String, Set<String>>();
		for (var source : JavaSource.all()) {
			var bare = bare(source);
			var calls = Pattern.compile(call).matcher(bare);
			while (calls.find()) {
				var rest = String.join(",", arguments(bare, calls.end()).stream().limit(arguments).toList());
				var other = CONSTANT.matcher(rest).replaceAll("");
				if (!other.isEmpty()) {
					others.computeIfAbsent(name(source), (name) -> new TreeSet<>()).add(other);
				}
			}
		}
		return others;
	}

	private static List<String> arguments(String bare, int from) {
		var arguments = new ArrayList<String>();
		var begin = from;
		var depth = 1;
		for (var index = from; depth > 0; index++) {
			var sign = bare.charAt(index);
			depth += (sign == '(') ? 1 : (sign == ')') ? -1 : 0;
			if (depth == 0 || depth == 1 && sign == ',') {
				arguments.add(bare.substring(begin, index));
				begin = index + 1;
			}
		}
		return arguments;
	}

	private static String bare(JavaSource source) {
		return LITERAL_OR_COMMENT.matcher(source.text())
			.replaceAll((found) -> found.group().startsWith("\"") ? "\"\"" : " ");
	}

	private static String name(JavaSource source) {
		return source.type();
	}

}
