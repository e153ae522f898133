package sa.wusul.platform.identity;

import java.util.Locale;
import java.util.Set;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rights of the members of one group. The terms are explained in {@code rights.yaml}.
 */
public record Role(String id, String ar, String en, Scope scope, @DefaultValue("false") boolean technical,
		@DefaultValue("false") boolean secondFactor, @DefaultValue Set<App> apps, @DefaultValue Set<String> starts,
		@DefaultValue Set<Readable> reads, @DefaultValue Set<Action> does, Cases cases) {

	/** The kind of place a role works in. */
	public enum Scope {

		NONE, SECTION, CENTRE, DEPARTMENT

	}

	/** A web app of the staff. */
	public enum App {

		TASKLIST, COCKPIT, ADMIN, WELCOME;

		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/** Part of the engine that a role may read. */
	public enum Readable {

		MODELS, DEPLOYMENTS, CONFIDENTIAL_MODELS

	}

	/** Action of a role beyond its tasks. */
	public enum Action {

		DEPLOY, REVIEW, SIMULATE, FORECAST, PROPOSE_MIGRATION, MIGRATE, OVERSEE, READ_LOG, EVERYTHING

	}

	/** The case files that a role may open. */
	public enum Cases {

		/** Those of the role's own places. */
		OWN,

		/** Those in which the role had a step, for roles of the whole ministry. */
		INVOLVED,

		/** Those of the role's own places that are on a list of cases to dispose of. */
		LISTED,

		NONE

	}

	/**
	 * Checks whether members may start this process; {@code services-*} stands for all
	 * processes with the prefix, including those deployed later.
	 */
	public boolean mayStart(String process) {
		return this.starts.stream()
			.anyMatch((start) -> start.endsWith("*") ? process.startsWith(start.substring(0, start.length() - 1))
					: start.equals(process));
	}

	/** Checks whether members supervise cases of their places, in Cockpit. */
	public boolean supervises() {
		return this.cases == Cases.OWN && this.apps.contains(App.COCKPIT);
	}

	/** Checks whether members work in Tasklist and so need its lists. */
	public boolean worksInTasklist() {
		return this.apps.contains(App.TASKLIST) || this.does.contains(Action.EVERYTHING);
	}

}
