package dev.daybook.sample;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** The faults that wait for their requests, in order; safe for many threads. */
final class FaultQueue {

    private final Deque<FaultPlan> waiting = new ArrayDeque<>();

    FaultQueue(Collection<FaultPlan> faults) {
        waiting.addAll(faults);
    }

    synchronized void add(FaultPlan fault) {
        waiting.add(fault);
    }

    synchronized void clear() {
        waiting.clear();
    }

    /** Returns the fault of the next request. */
    synchronized Fault next() {
        FaultPlan plan = waiting.poll();
        if (plan == null) {
            return Fault.PASS;
        }
        if (plan.requests() > 1) {
            waiting.addFirst(new FaultPlan(plan.fault(), plan.requests() - 1));
        }
        return plan.fault();
    }
}
