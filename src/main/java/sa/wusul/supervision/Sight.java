package sa.wusul.supervision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import sa.wusul.casefile.CaseFile;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.StaffGroup;

/**
 * What a person supervises: processes, each at his places or everywhere.
 *
 * @param cases whether he may see which cases they are, not only how many
 */
record Sight(List<Field> fields, boolean cases) {

	/** Processes at one's centres and departments. */
	record Field(Set<String> processes, boolean everywhere, Set<String> centres, Set<String> departments) {

		private boolean covers(String process, String centre, String department) {
			return this.processes.contains(process) && (this.everywhere || this.centres.contains(centre)
					|| department != null && this.departments.contains(department));
		}

	}

	boolean covers(CaseFile file) {
		return this.fields.stream()
			.anyMatch((field) -> field.covers(file.processKey(), file.centre(), file.department()));
	}

	/** Whether the work of this group on such a case is his to give to others. */
	boolean directs(StaffGroup group, String process) {
		return this.fields.stream()
			.filter((field) -> !field.everywhere() && field.processes().contains(process))
			.anyMatch((field) -> has(field.centres(), group.centre()) || has(field.departments(), group.department()));
	}

	/** Whether there is any place whose work is his to change. */
	boolean directs() {
		return this.fields.stream().anyMatch((field) -> !field.everywhere());
	}

	private static boolean has(Set<String> places, Optional<Place> place) {
		return place.map(Place::id).filter(places::contains).isPresent();
	}

	boolean sees(String process) {
		return this.fields.stream().anyMatch((field) -> field.processes().contains(process));
	}

	/**
	 * Whether cases of a centre can be among his: of all centres where departments are.
	 */
	boolean seesCentre(String centre) {
		return this.fields.stream()
			.anyMatch((field) -> field.everywhere() || !field.departments().isEmpty()
					|| field.centres().contains(centre));
	}

	boolean seesDepartment(String department) {
		return this.fields.stream()
			.anyMatch((field) -> field.everywhere() || !field.centres().isEmpty()
					|| field.departments().contains(department));
	}

	/** The centres that are his, rather than those of cases in his departments. */
	Set<String> ownCentres(List<Place> centres) {
		return centres.stream()
			.map(Place::id)
			.filter((centre) -> this.fields.stream()
				.anyMatch((field) -> field.everywhere() || field.centres().contains(centre)))
			.collect(Collectors.toSet());
	}

	/**
	 * His rows, and of them those that are asked for.
	 * @param process the column with the process of the case, beside {@code centre} and
	 * {@code department}
	 */
	Condition condition(String process, Narrowing narrowing) {
		var parameters = new HashMap<String, Object>();
		var his = new ArrayList<String>();
		for (var field : this.fields) {
			var number = his.size();
			parameters.put("processes" + number, field.processes());
			his.add(process + " in (:processes" + number + ")" + places(field, number, parameters));
		}
		var condition = new Condition("(" + String.join(" or ", his) + ")", parameters);
		if (narrowing.process().isPresent()) {
			condition = condition.and(process + " = :process", "process", narrowing.process().get());
		}
		if (narrowing.centre().isPresent()) {
			condition = condition.and("centre = :centre", "centre", narrowing.centre().get());
		}
		if (narrowing.department().isPresent()) {
			condition = condition.and("coalesce(department, '-') = :department", "department",
					narrowing.department().get());
		}
		return condition;
	}

	private static String places(Field field, int number, Map<String, Object> parameters) {
		if (field.everywhere()) {
			return "";
		}
		var places = new ArrayList<String>();
		if (!field.centres().isEmpty()) {
			parameters.put("centres" + number, field.centres());
			places.add("centre in (:centres" + number + ")");
		}
		if (!field.departments().isEmpty()) {
			parameters.put("departments" + number, field.departments());
			places.add("department in (:departments" + number + ")");
		}
		return " and (" + String.join(" or ", places) + ")";
	}

}
