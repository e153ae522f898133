package sa.wusul.platform.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import sa.wusul.platform.identity.OrganisationRules.ListFault;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;
import sa.wusul.platform.identity.YamlFile;

/** Rules for lists of Tasklist that are to be released. */
public final class TaskListRules {

	/** Name of the file. */
	public static final String FILE = "task-lists.yaml";

	private static final Pattern ID = Pattern.compile("[a-z]+(-[a-z]+)*");

	private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

	private static final Pattern STEP = Pattern.compile("Task_[A-Za-z]+");

	private static final Pattern ARABIC = Pattern.compile("[\\p{InArabic} .,:]*\\p{IsArabic}[\\p{InArabic} .,:]{0,90}");

	private static final Pattern ENGLISH = Pattern.compile("[A-Za-z][A-Za-z .,:'-]{0,109}");

	private TaskListRules() {
	}

	/**
	 * Returns the faults of a file.
	 * @param isProcess whether there is a process of this id
	 */
	public static List<ListFault> check(byte[] file, Rights rights, Predicate<String> isProcess) {
		TaskListInitializer.File lists;
		try {
			lists = YamlFile.read(FILE, file, TaskListInitializer.File.class);
		}
		catch (RuntimeException malformed) {
			return List.of(new ListFault("list-readable", FILE));
		}
		var roles = rights.roles().stream().filter(Role::worksInTasklist).map(Role::id).collect(Collectors.toSet());
		var faults = new ArrayList<ListFault>();
		var ids = new HashSet<String>();
		for (var list : lists.lists()) {
			var name = String.valueOf(list.id());
			if (!ID.matcher(name).matches() || !ids.add(name) || list.whose() == null || list.colour() == null
					|| !COLOUR.matcher(list.colour()).matches()) {
				faults.add(new ListFault("list-readable", name));
			}
			if (!is(ARABIC, list.ar(), list.description()) || !is(ENGLISH, list.en(), list.descriptionEn())) {
				faults.add(new ListFault("list-words", name));
			}
			list.roles()
				.stream()
				.filter((role) -> !roles.contains(role))
				.forEach((role) -> faults.add(new ListFault("list-reference", name + ": " + role)));
			list.steps()
				.stream()
				.filter((step) -> !STEP.matcher(step).matches())
				.forEach((step) -> faults.add(new ListFault("list-reference", name + ": " + step)));
			list.processes()
				.stream()
				.filter((process) -> !isProcess.test(process))
				.forEach((process) -> faults.add(new ListFault("list-reference", name + ": " + process)));
		}
		return faults;
	}

	private static boolean is(Pattern letters, String... words) {
		return Arrays.stream(words).allMatch((word) -> word != null && letters.matcher(word).matches());
	}

	/** Returns the lists of a file by their ids. */
	public static Map<String, String> parts(byte[] file) {
		var parts = new LinkedHashMap<String, String>();
		YamlFile.read(FILE, file, TaskListInitializer.File.class)
			.lists()
			.forEach((list) -> parts.put(list.id(), list.toString()));
		return parts;
	}

}
