package sa.wusul.simulation;

import java.util.ArrayList;
import java.util.List;

/** A flowchart, ready to run: everything that has to be looked up has been. */
final class Unit {

	final Flowchart flowchart;

	Station[] stations;

	Station start;

	final List<Interruption> handlers = new ArrayList<>();

	Unit(Flowchart flowchart) {
		this.flowchart = flowchart;
	}

	/** What happens at a station. */
	enum Kind {

		PASSING, TASK, WAITING, INNER, CHOICE, PARALLEL, INCLUSIVE, RACE, END, TERMINATE, ERROR

	}

	/** A node of a flowchart. */
	static final class Station {

		final Unit unit;

		final int index;

		final Node node;

		final Step step;

		/** Throws the same dice for the same element in every version. */
		final long mark;

		Kind kind;

		Station[] targets;

		/** Of the flow's target, which of its incoming flows this is. */
		int[] slots;

		int incoming;

		/** The share of the flows up to each; nothing where all are taken. */
		double[] shares;

		/** Whether an event-based gateway waits for it. */
		boolean ofRace;

		Unit inner;

		Delay delay;

		/** How often it is done; one after the other or all together. */
		int times = 1;

		boolean oneAfterTheOther;

		final List<Interruption> boundaries = new ArrayList<>();

		/** What a task takes; nothing at other stations. */
		Durations touch;

		Crew[] crews;

		/** For each pair of request type and priority, as they are asked for. */
		Deadlines.Level[] levels;

		int tally = -1;

		/** The stations from which it can be reached, for an inclusive join. */
		boolean[] reachedFrom;

		Station(Unit unit, int index, Node node) {
			this.unit = unit;
			this.index = index;
			this.node = node;
			this.step = new Step(unit.flowchart.process(), node.id());
			this.mark = Dice.mix(31L * unit.flowchart.process().hashCode() + node.id().hashCode());
		}

	}

	/** A boundary event, or an event sub-process of the unit. */
	static final class Interruption {

		final long mark;

		final boolean interrupting;

		/** Nothing where an error begins it. */
		final Delay delay;

		final String errorCode;

		/** Where it goes on: at a station, or inside. */
		final Station next;

		final Unit inside;

		Interruption(String id, boolean interrupting, Delay delay, String errorCode, Station next, Unit inside) {
			this.mark = Dice.mix(id.hashCode());
			this.interrupting = interrupting;
			this.delay = delay;
			this.errorCode = errorCode;
			this.next = next;
			this.inside = inside;
		}

		boolean catches(String code) {
			return this.errorCode != null && (this.errorCode.isEmpty() || this.errorCode.equals(code));
		}

	}

	/**
	 * The people of one group, before anybody works.
	 *
	 * @param usual the service level of a task of theirs, by which their other work is
	 * ranked
	 */
	record Crew(int index, String group, int people, boolean dayAndNight, Deadlines.Level usual) {
	}

}
