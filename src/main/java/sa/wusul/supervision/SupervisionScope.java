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
 * A supervisor's view: processes, each at the supervisor's places or everywhere.
 *
 * @param cases whether the supervisor may see the cases, or only their number
 */
record SupervisionScope(List<Field> fields, boolean cases) {

	/** Processes at a supervisor's centres and departments. */
	record Field(Set<String> processes, boolean everywhere, Set<String> centres, Set<String> departments) {

		private boolean covers(String process, String centre, String department) {
			return this.processes.contains(process) && (this.everywhere || this.centres.contains(centre)
					|| department != null && this.departments.contains(department));
		}

	}

	boolean covers(CaseFile file) {
		return this.fields.stream()
			.anyMatch((field) -> field.covers(file.processKey(), file.place().centre(),
					file.classification().department()));
	}

	/** Checks whether the supervisor may assign this group's work on such a case. */
	boolean directs(StaffGroup group, String process) {
		return this.fields.stream()
			.filter((field) -> !field.everywhere() && field.processes().contains(process))
			.anyMatch((field) -> has(field.centres(), group.centre()) || has(field.departments(), group.department()));
	}

	/** Checks whether the supervisor may change work at any place. */
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
	 * Checks whether cases of a centre can be visible; with a department, those of all
	 * centres can.
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

	/**
	 * Returns the supervisor's own centres, without those of cases in their departments.
	 */
	Set<String> ownCentres(List<Place> centres) {
		return centres.stream()
			.map(Place::id)
			.filter((centre) -> this.fields.stream()
				.anyMatch((field) -> field.everywhere() || field.centres().contains(centre)))
			.collect(Collectors.toSet());
	}

	/**
	 * Returns the condition for the visible rows that are selected.
	 * @param process the column with the process of the case, beside {@code centre} and
	 * {@code department}
	 */
	SqlCondition condition(String process, Narrowing narrowing) {
		var parameters = new HashMap<String, Object>();
		var alternatives = new ArrayList<String>();
		for (var field : this.fields) {
			var number = alternatives.size();
			parameters.put("processes" + number, field.processes());
			alternatives.add(process + " in (:processes" + number + ")" + places(field, number, parameters));
		}
		var condition = new SqlCondition("(" + String.join(" or ", alternatives) + ")", parameters);
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
