package sa.wusul.notification;

import java.util.ArrayList;
import java.util.List;

/** A gateway that keeps what was sent, and gives the answer that a test sets. */
final class SmsGatewayForTests implements SmsGateway {

	private final String name;

	private final List<SmsMessage> sent = new ArrayList<>();

	private Answer answer = Answer.ACCEPTED;

	private int parts = 1;

	SmsGatewayForTests(String name) {
		this.name = name;
	}

	/** Answers like this from now on. */
	void answer(Answer next) {
		this.answer = next;
	}

	/** Divides messages into so many parts from now on. */
	void parts(int number) {
		this.parts = number;
	}

	/** Returns the messages that left, once for each part. */
	List<SmsMessage> sent() {
		return this.sent;
	}

	List<String> texts() {
		return this.sent.stream().map(SmsMessage::text).toList();
	}

	/** Returns the id of the first part of a message. */
	String id(String key) {
		return id(key, 1);
	}

	/** Returns the id of a part, counted from 1. */
	String id(String key, int part) {
		return this.name + "-" + key + "-" + part;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public boolean isReady() {
		return true;
	}

	@Override
	public boolean deduplicates() {
		return true;
	}

	@Override
	public int parts(SmsMessage message) {
		return this.parts;
	}

	@Override
	public SmsAcceptance send(SmsMessage message, int part, int reference) {
		if (this.answer == Answer.FAILED) {
			throw new IllegalStateException("cannot send " + message);
		}
		if (this.answer == Answer.REFUSED) {
			throw new SmsRefusedException("no such number");
		}
		this.sent.add(message);
		if (this.answer == Answer.UNCLEAR) {
			throw new SmsUnclearException("no answer");
		}
		return SmsAcceptance.of(id(message.key(), part));
	}

	/** Answer of the gateway; after an unclear one the message has left. */
	enum Answer {

		ACCEPTED, FAILED, REFUSED, UNCLEAR

	}

}
