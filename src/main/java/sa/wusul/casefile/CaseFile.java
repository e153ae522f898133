package sa.wusul.casefile;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One case, without its timeline and papers. Unknown fields are {@code null}. */
public record CaseFile(String reference, String processKey, Channel channel, Place place, Request request,
		Classification classification, CaseState state, Person requester, String openedBy, Times times) {

	/** The names of the variables that every process of a case can read. */
	public static final List<String> FACTS = List.of("channel", "centre", "section", "requestType", "priority",
			"department");

	public CaseFile {
		classification = Objects.requireNonNullElse(classification, Classification.NONE);
	}

	/**
	 * Returns the facts that every process of a case has, by the names of their
	 * variables. Unknown ones are {@code null}.
	 */
	public Map<String, Object> facts() {
		var facts = new HashMap<String, Object>();
		facts.put("channel", this.channel.name());
		facts.put("centre", this.place.centre());
		facts.put("section", this.place.section());
		facts.put("requestType", this.classification.requestType());
		facts.put("priority", this.classification.priority());
		facts.put("department", this.classification.department());
		return facts;
	}

	/** Returns a copy with these values; {@code null} leaves a value unchanged. */
	CaseFile classified(String requestType, String priority, String department, Instant dueAt) {
		return with(this.classification.with(requestType, priority, department), this.state,
				(dueAt != null) ? this.times.until(dueAt) : this.times);
	}

	CaseFile entered(CaseState entered, Instant dueAt, Instant clockStoppedAt, Instant closedAt) {
		return with(this.classification, entered, new Times(this.times.openedAt(), dueAt, clockStoppedAt, closedAt));
	}

	private CaseFile with(Classification changed, CaseState entered, Times moved) {
		return new CaseFile(this.reference, this.processKey, this.channel, this.place, this.request, changed, entered,
				this.requester, this.openedBy, moved);
	}

	/** The centre and the section to which the requester came or that they chose. */
	public record Place(String centre, String section) {
	}

	/** The request in the requester's words. */
	public record Request(String topic, String subject, String text) {
	}

	/** The type, priority and department that staff or a decision gave the request. */
	public record Classification(String requestType, String priority, String department) {

		static final Classification NONE = new Classification(null, null, null);

		private Classification with(String newType, String newPriority, String newDepartment) {
			return new Classification((newType != null) ? newType : this.requestType,
					(newPriority != null) ? newPriority : this.priority,
					(newDepartment != null) ? newDepartment : this.department);
		}

	}

	/**
	 * The requester as on file.
	 *
	 * @param mobile the number for messages about the case; empty if none may be sent
	 */
	public record Person(String identityNumber, String kind, String name, String mobile, Optional<Agent> agent) {

		static Person of(Requester requester) {
			return new Person(requester.identityNumber().value(), requester.kind(), requester.name().value(),
					requester.mobile().map(MobileNumber::value).orElse(""),
					requester.agent()
						.map((agent) -> new Agent(agent.name().value(), agent.identityNumber().value(),
								agent.representation())));
		}

		/**
		 * Returns the agent if they claim a right to act for the requester, and do not
		 * only hand the request in.
		 */
		public Optional<Agent> representative() {
			return this.agent.filter((agent) -> agent.representation().isPresent());
		}

		/** Returns the right that the agent claims, if any. */
		public Optional<Representation> representation() {
			return this.agent.flatMap(Agent::representation);
		}

		/** Checks whether this person handed the request in for the requester. */
		public boolean isRepresentedBy(String identityNumber) {
			return representative().filter((agent) -> agent.identity().equals(identityNumber)).isPresent();
		}

		/** Checks whether this is the requester or the agent. */
		public boolean isOrHasAgent(IdentityNumber person) {
			return person.value().equals(this.identityNumber)
					|| this.agent.filter((agent) -> person.value().equals(agent.identity())).isPresent();
		}

	}

	/**
	 * The agent who submitted the request for the requester.
	 *
	 * @param representation the right that they claim; empty if they only handed it in
	 */
	public record Agent(String name, String identity, Optional<Representation> representation) {
	}

	/**
	 * The course of a case in time.
	 *
	 * @param dueAt by when the whole case should be answered
	 * @param clockStoppedAt since when it has waited for the requester
	 */
	public record Times(Instant openedAt, Instant dueAt, Instant clockStoppedAt, Instant closedAt) {

		private Times until(Instant newDueAt) {
			return new Times(this.openedAt, newDueAt, this.clockStoppedAt, this.closedAt);
		}

	}

}
