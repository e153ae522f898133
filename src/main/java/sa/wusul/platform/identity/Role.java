package sa.wusul.platform.identity;

import java.util.Locale;
import java.util.Set;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the members of one group may do. The words are explained in {@code rights.yaml}.
 */
public record Role(String id, String ar, String en, Scope scope, @DefaultValue Set<App> apps,
		@DefaultValue Set<String> starts, @DefaultValue Set<Readable> reads, @DefaultValue Set<Action> does,
		Cases cases) {

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

	/** What of the engine a role may look at. */
	public enum Readable {

		MODELS, DEPLOYMENTS

	}

	/** What a role may change beyond its tasks. */
	public enum Action {

		DEPLOY, SIMULATE, PROPOSE_MIGRATION, MIGRATE, EVERYTHING

	}

	/** The case files that a role may open. */
	public enum Cases {

		/** Those of its own places. */
		OWN,

		/** Those of which it was given a step, for roles of the whole ministry. */
		INVOLVED,

		NONE

	}

	/**
	 * Whether its members may start this process; {@code services-*} stands for all of a
	 * prefix, those that are deployed later as well.
	 */
	public boolean mayStart(String process) {
		return this.starts.stream()
			.anyMatch((start) -> start.endsWith("*") ? process.startsWith(start.substring(0, start.length() - 1))
					: start.equals(process));
	}

	/** Whether its members watch over cases of their places, in Cockpit. */
	public boolean supervises() {
		return this.cases == Cases.OWN && this.apps.contains(App.COCKPIT);
	}

	/** Whether its members work in Tasklist and so need its lists. */
	public boolean worksInTasklist() {
		return this.apps.contains(App.TASKLIST) || this.does.contains(Action.EVERYTHING);
	}

}
