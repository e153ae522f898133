package sa.wusul.simulation;

import java.util.ArrayList;
import java.util.List;

/** A flowchart prepared for execution, with all lookups done. */
final class Unit {

	final Flowchart flowchart;

	Station[] stations;

	Station start;

	final List<Interruption> handlers = new ArrayList<>();

	Unit(Flowchart flowchart) {
		this.flowchart = flowchart;
	}

	/** The behaviour of a station. */
	enum Kind {

		PASSING, TASK, WAITING, INNER, CHOICE, PARALLEL, INCLUSIVE, RACE, END, TERMINATE, ERROR

	}

	/** A node of a flowchart. */
	static final class Station {

		final Unit unit;

		final int index;

		final Node node;

		final ModelStep step;

		/** Selects the same random numbers for the same element in every version. */
		final long mark;

		Kind kind;

		Station[] targets;

		/** For each flow, its index among the incoming flows of its target. */
		int[] slots;

		int incoming;

		/** The cumulative shares of the flows; {@code null} if all are taken. */
		double[] shares;

		/** Indicates whether an event-based gateway waits for it. */
		boolean ofRace;

		Unit inner;

		Delay delay;

		/** The number of instances, sequential or parallel. */
		int times = 1;

		boolean oneAfterTheOther;

		final List<Interruption> boundaries = new ArrayList<>();

		/** The working time of a task; {@code null} at other stations. */
		MeasuredDurations touch;

		Crew[] crews;

		/** By pair of request type and priority, computed on demand. */
		Deadlines.Level[] levels;

		int tally = -1;

		/** The stations from which an inclusive join can be reached. */
		boolean[] reachedFrom;

		Station(Unit unit, int index, Node node) {
			this.unit = unit;
			this.index = index;
			this.node = node;
			this.step = new ModelStep(unit.flowchart.process(), node.id());
			this.mark = Dice.mix(31L * unit.flowchart.process().hashCode() + node.id().hashCode());
		}

	}

	/** A boundary event, or an event sub-process of the unit. */
	static final class Interruption {

		final long mark;

		final boolean interrupting;

		/** Is {@code null} for an error. */
		final Delay delay;

		final String errorCode;

		/** The station that follows, or the content. */
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
	 * The people of one group before the run.
	 *
	 * @param usual a typical service level of the group, which ranks its other work
	 */
	record Crew(int index, String group, int people, boolean dayAndNight, Deadlines.Level usual) {
	}

}
