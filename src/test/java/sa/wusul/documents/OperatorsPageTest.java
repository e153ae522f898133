package sa.wusul.documents;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.io.FileSystemResource;

import sa.wusul.architecture.JavaSource;
import sa.wusul.models.FileLimitDecisions;
import sa.wusul.platform.attempt.AttemptLimit;
import sa.wusul.platform.attempt.Brake;
import sa.wusul.platform.identity.StaffProof;
import sa.wusul.platform.limit.Limit;
import sa.wusul.platform.limit.LimitValue;
import sa.wusul.platform.limit.LimitValue.Unit;
import sa.wusul.platform.text.NeutralText;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The operators' page")
@Tag("fast")
class OperatorsPageTest {

	private static final String PAGE = "operators.md";

	private static final Map<String, String> SETTINGS = settings();

	/** A setting and its value. */
	private static final Pattern FIGURE = Pattern.compile("`([a-z]+(?:[.-][a-z]+)+)` \\(`([^`]+)`\\)");

	/** The name of a limit where somebody counts tries. */
	private static final Pattern LIMIT = Pattern
		.compile("(?:AttemptLimit\\s*\\.of|[lL]imits\\s*\\.take)\\(\\s*\"([a-z-]+)\"");

	/** Calls that sign a person or program in. */
	private static final Pattern ADMISSION = Pattern
		.compile("setAttribute\\(\\s*(?:\\w+\\.)?(?:CITIZEN|WRITER|TRACKED)\\b|this\\.keys\\.(?:opens|account)\\("
				+ "|new DeviceKeys\\(|new OpenIdClient\\(|ldap\\.prove\\(");

	@Test
	@DisplayName("names each setting with the value that it has by default")
	void figures() {
		var figures = FIGURE.matcher(PageTable.text(PAGE)).results().toList();

		assertThat(figures).hasSizeGreaterThan(20)
			.allSatisfy((figure) -> assertThat(value(figure.group(1))).as(figure.group(1))
				.hasValueSatisfying((value) -> assertThat(plain(value)).isEqualTo(plain(figure.group(2)))));
	}

	@Test
	@DisplayName("lists every limit of tries with its figures")
	void limits() {
		var documented = PageTable.of(PAGE, "limit of tries | tries | counts").column(1);
		var limits = new TreeMap<String, String>();
		constants().forEach((limit) -> limits.put(limit.name(), text(limit)));
		limits.remove("brake");
		for (var brake : Brake.values()) {
			limits.put("brake " + brake.name().toLowerCase(Locale.ROOT), text(brake.limit()));
		}
		tables().forEach((limit) -> limits.put(limit.fullName(), text(new FileLimitDecisions().get(limit))));

		assertThat(documented).containsAllEntriesOf(limits);
		var counted = JavaSource.all()
			.stream()
			.flatMap((source) -> LIMIT.matcher(source.text()).results())
			.map((found) -> found.group(1))
			.filter((name) -> !name.equals("brake"))
			.collect(Collectors.toSet());
		counted.addAll(limits.keySet());
		assertThat(documented.keySet()).containsExactlyInAnyOrderElementsOf(counted);
	}

	@Test
	@DisplayName("lists the budgets of the web server, and which work is costly")
	void budgets() {
		var pools = PageTable.of(PAGE, "pool | all | of one visitor | costly work");
		var names = SETTINGS.keySet()
			.stream()
			.filter((name) -> name.matches("wusul\\.web\\.places\\.\\w+\\.all"))
			.map((name) -> name.split("\\.")[3])
			.toList();

		assertThat(pools.column(1).keySet()).containsExactlyInAnyOrderElementsOf(names);
		names.forEach((name) -> {
			assertThat(pools.column(1).get(name)).isEqualTo(SETTINGS.get("wusul.web.places." + name + ".all"));
			assertThat(pools.column(2).get(name)).isEqualTo(SETTINGS.get("wusul.web.places." + name + ".one"));
		});
		var routes = new LinkedHashMap<String, String>();
		for (var index = 0; SETTINGS.containsKey(route(index, "path")); index++) {
			routes.put(SETTINGS.get(route(index, "path")), SETTINGS.get(route(index, "body")));
		}
		assertThat(PageTable.of(PAGE, "addresses | largest body").column(1)).isEqualTo(routes);
	}

	@Test
	@DisplayName("lists every kind of upload with its kinds of files and sizes")
	void uploads() {
		var uploads = PageTable.of("channels.md", "upload | kinds | largest | unpacked | a bad file");
		var sizes = uploads.column(2);
		var large = new TreeMap<String, String>();
		for (var index = 0; SETTINGS.containsKey(route(index, "path")); index++) {
			var body = SETTINGS.get(route(index, "body"));
			if (body.matches("[0-9]{2}MB|[0-9]{8,}B")) {
				large.put(SETTINGS.get(route(index, "path")), body);
			}
		}
		assertThat(sizes.keySet()).containsExactlyInAnyOrderElementsOf(large.keySet());
		var most = number("sa.wusul.papers.ScanService", "MOST_BYTES") / 1024 / 1024 + " MB";
		assertThat(SETTINGS).containsEntry("spring.servlet.multipart.max-file-size", most.replace(" ", ""));
		uploads.rows().forEach((row) -> {
			if (row.get(1).contains("PDF")) {
				assertThat(row.get(1)).isEqualTo("PDF (`.pdf`), JPEG (`.jpg`), PNG (`.png`)");
				assertThat(row.get(2)).startsWith(most);
				assertThat(row.get(3)).contains(
						number("sa.wusul.papers.ScannedFile", "MOST_DOTS") / 1_000_000 + " million dots",
						number("sa.wusul.papers.InertPdf", "MOST_PAGES") + " pages",
						number("sa.wusul.papers.InertPdf", "MOST_UNPACKED") / 1024 / 1024 + " MB");
			}
			PageTable.codes(row.get(0)).forEach((path) -> assertThat(row.get(2)).as(path).contains(large.get(path)));
		});
		assertThat(JavaSource.all()
			.stream()
			.filter((source) -> source.type().equals("ScannedFile"))
			.flatMap((source) -> Pattern.compile("new Accepted\\([^,]+, \"(\\w+)\"").matcher(source.text()).results())
			.map((found) -> found.group(1))).containsExactly("jpg", "png", "pdf");
	}

	@Test
	@DisplayName("lists every way to log in, and none that is gone")
	void waysToLogIn() {
		var ways = PageTable.of(PAGE, "way | for | proves | known to the program as");
		var known = Arrays.stream(StaffProof.Method.values()).map(Enum::name).collect(Collectors.toSet());
		JavaSource.all()
			.stream()
			.filter((source) -> ADMISSION.matcher(source.text()).find())
			.filter((source) -> !source.path().toString().contains("/demo/"))
			.forEach((source) -> known.add(source.type()));

		assertThat(ways.codesIn(3)).isEqualTo(new TreeSet<>(known));
	}

	@Test
	@DisplayName("tells the life of every kind of session")
	void sessions() {
		var sessions = PageTable.of(PAGE,
				"session | ends without activity | ends at the latest | at once | together with");

		assertThat(sessions.rows()).extracting((row) -> row.get(0))
			.containsExactlyInAnyOrder("staff with an account of this program or of LDAP",
					"staff by the identity provider", "citizens", "citizens by the national identity",
					"citizens at a kiosk", "detainees at a terminal", "officers in the name of a caller", "`/track`",
					"technical accounts");
		var text = sessions.rows().toString();
		for (var setting : Set.of("wusul.staff-session.idle", "wusul.staff-session.longest",
				"server.servlet.session.timeout", "wusul.portal.kiosk-patience", "wusul.terminal.patience")) {
			assertThat(text).contains("`" + setting + "` (`");
		}
		assertThat(text).contains(number("sa.wusul.portal.terminal.TerminalPages", "SESSION_SECONDS") / 60 + " minutes",
				"`wusul.directory.provider.max-age`");
	}

	private static String route(int index, String part) {
		return NeutralText.format("wusul.web.routes[%d].%s", index, part);
	}

	private static Stream<AttemptLimit> constants() {
		return types("AttemptLimit ").flatMap((type) -> Arrays.stream(type.getDeclaredFields()))
			.filter((field) -> field.getType() == AttemptLimit.class && Modifier.isStatic(field.getModifiers()))
			.map((field) -> (AttemptLimit) constant(field));
	}

	private static Stream<Limit> tables() {
		return types("implements Limit ").filter(Class::isEnum)
			.flatMap((type) -> Arrays.stream(type.getEnumConstants()))
			.map(Limit.class::cast)
			.filter((limit) -> limit.name().matches(".*(CODE|TRIES|WAIT).*"));
	}

	/** Returns the types whose source contains a text. */
	private static Stream<? extends Class<?>> types(String text) {
		return JavaSource.all()
			.stream()
			.filter((source) -> source.text().contains(text) && !source.type().equals("package-info"))
			.map(JavaSource::load);
	}

	private static String text(AttemptLimit limit) {
		return limit.rates()
			.stream()
			.map((rate) -> rate.tries() + within(rate.within()))
			.collect(Collectors.joining(", "));
	}

	private static String within(Duration time) {
		if (time.equals(Duration.ofMinutes(1))) {
			return " a minute";
		}
		if (time.equals(Duration.ofHours(1))) {
			return " an hour";
		}
		return time.equals(Duration.ofDays(1)) ? " a day" : " in " + time.toMinutes() + " minutes";
	}

	private static String text(LimitValue value) {
		return value.number()
				+ ((value.unit() == Unit.NUMBER) ? "" : " " + value.unit().name().toLowerCase(Locale.ROOT));
	}

	private static Object constant(Field field) {
		try {
			field.setAccessible(true);
			return field.get(null);
		}
		catch (IllegalAccessException problem) {
			throw new IllegalStateException(problem);
		}
	}

	private static long number(String type, String constant) {
		try {
			return ((Number) constant(Class.forName(type).getDeclaredField(constant))).longValue();
		}
		catch (ReflectiveOperationException problem) {
			throw new IllegalStateException(problem);
		}
	}

	/** Returns lengths of time in one spelling, and all other values as they are. */
	private static String plain(String value) {
		try {
			return DurationStyle.detectAndParse(value).toString();
		}
		catch (IllegalArgumentException noTime) {
			return value.replace(",", "");
		}
	}

	/** Returns the value that a setting has if nobody sets it. */
	private static Optional<String> value(String setting) {
		return Optional.ofNullable(SETTINGS.get(setting))
			.map((value) -> value.replaceAll("^\\$\\{[^:}]+:(.*)}$", "$1"))
			.or(() -> atInjection(setting))
			.or(() -> inRecord(setting));
	}

	private static Optional<String> atInjection(String setting) {
		var place = Pattern.compile("\\$\\{" + Pattern.quote(setting) + ":([^}]*)}");
		return JavaSource.all()
			.stream()
			.flatMap((source) -> place.matcher(source.text()).results())
			.map((found) -> found.group(1))
			.findFirst();
	}

	private static Optional<String> inRecord(String setting) {
		return types("@ConfigurationProperties(")
			.filter((type) -> type.isRecord() && type.isAnnotationPresent(ConfigurationProperties.class))
			.flatMap((type) -> inRecord(type.getAnnotation(ConfigurationProperties.class).value(), type, setting)
				.stream())
			.findFirst();
	}

	private static Optional<String> inRecord(String prefix, Class<?> type, String setting) {
		var components = type.getRecordComponents();
		Constructor<?> constructor = constructor(type, components);
		for (var index = 0; index < components.length; index++) {
			var name = prefix + "." + components[index].getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
			var standard = constructor.getParameters()[index].getAnnotation(DefaultValue.class);
			if (name.equals(setting) && standard != null) {
				return Optional.of(String.join(",", standard.value()));
			}
			if (components[index].getType().isRecord() && setting.startsWith(name + ".")) {
				return inRecord(name, components[index].getType(), setting);
			}
		}
		return Optional.empty();
	}

	private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
		try {
			return type.getDeclaredConstructor(
					Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
		}
		catch (NoSuchMethodException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private static Map<String, String> settings() {
		var yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new FileSystemResource("src/main/resources/application.yaml"));
		return yaml.getObject()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().toString(), (entry) -> entry.getValue().toString()));
	}

}
