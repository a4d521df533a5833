package dev.lodestar.ports.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.monitor.ClusterStep;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** The contracts bite: an interpreter that deviates does not pass. */
class DeviationTest {

    /** How one of the simulator's interpreters is replaced by another one. */
    private interface Calls {
        Interpreter make(VirtualStage stage, CallMachine machine, CallSurroundings surroundings);
    }

    private interface Clusters {
        RunningCluster make(VirtualStage stage, ClusterMachine machine, ClusterSurroundings surroundings);
    }

    private static void failsAlone(String name, Calls calls, ThrowingConsumer<InterpreterContract> scenario) {
        SimulatorInterpreterTest deviating = new SimulatorInterpreterTest() {
            @Override
            Stories stories() {
                return Stories.in(STORIES);
            }

            @Override
            protected Interpreter interpreter(CallMachine machine, CallSurroundings surroundings) {
                return calls.make((VirtualStage) scene.stage(), machine, surroundings);
            }
        };
        deviating.begin(name);
        assertThrows(AssertionError.class, () -> scenario.accept(deviating));
    }

    private static void failsTogether(
            String name, Calls calls, Clusters clusters, ThrowingConsumer<EnsembleContract> scenario) {
        SimulatorEnsembleTest deviating = new SimulatorEnsembleTest() {
            @Override
            Stories stories() {
                return Stories.in(STORIES);
            }

            @Override
            protected Interpreter interpreter(CallMachine machine, CallSurroundings surroundings) {
                return calls.make(virtual(), machine, surroundings);
            }

            @Override
            protected RunningCluster cluster(ClusterMachine machine, ClusterSurroundings surroundings) {
                return clusters.make(virtual(), machine, surroundings);
            }
        };
        deviating.build(name);
        assertThrows(AssertionError.class, () -> scenario.accept(deviating));
    }

    private static void failsWatching(Clusters clusters) {
        failsTogether(
                "aWriterThatStepsDownIsCondemned",
                SimulatedCall::new,
                clusters,
                EnsembleContract::aWriterThatStepsDownIsCondemned);
    }

    @Test
    void aCallThatLeavesLateConnectionsOpenFails() {
        failsAlone(
                "aConnectionThatOpensAfterTheEndIsClosed",
                (stage, machine, around) -> new SimulatedCall(stage, machine, around) {
                    @Override
                    void deliver(CallEvent event) {
                        if (machine.wakeAt().isPresent()) {
                            super.deliver(event);
                        }
                    }
                },
                InterpreterContract::aConnectionThatOpensAfterTheEndIsClosed);
    }

    @Test
    void aCallThatClosesNothingFails() {
        failsAlone(
                "aHostWithTheWrongRoleIsClosedUntilThereAreNews",
                (stage, machine, around) -> new SimulatedCall(stage, machine, around) {
                    @Override
                    void perform(CallStep step) {
                        super.perform(new CallStep(
                                step.effects().stream()
                                        .filter(effect -> !(effect instanceof ConnectionEffect.Close))
                                        .toList(),
                                step.facts(),
                                step.outcome()));
                    }
                },
                InterpreterContract::aHostWithTheWrongRoleIsClosedUntilThereAreNews);
    }

    @Test
    void aCallThatPerformsItsEffectsInAnotherOrderFails() {
        failsAlone(
                "aHostWithTheWrongRoleIsClosedUntilThereAreNews",
                (stage, machine, around) -> new SimulatedCall(stage, machine, around) {
                    @Override
                    void perform(CallStep step) {
                        List<CallEffect> reversed = new ArrayList<>(step.effects());
                        Collections.reverse(reversed);
                        super.perform(new CallStep(reversed, step.facts(), step.outcome()));
                    }
                },
                InterpreterContract::aHostWithTheWrongRoleIsClosedUntilThereAreNews);
    }

    @Test
    void aClusterThatPublishesAfterItsEffectsFails() {
        failsWatching((stage, machine, around) -> new SimulatedCluster(stage, machine, around) {
            @Override
            void publish(ClusterStep step) {
                // Not yet.
            }

            @Override
            void perform(ClusterStep step) {
                super.perform(step);
                super.publish(step);
            }
        });
    }

    @Test
    void aClusterThatKeepsItsFactsFails() {
        failsWatching((stage, machine, around) -> new SimulatedCluster(stage, machine, around) {
            @Override
            void perform(ClusterStep step) {
                List<Fact> some = step.facts().stream()
                        .filter(fact -> !(fact instanceof Fact.WriterStepped))
                        .toList();
                super.perform(new ClusterStep(Optional.empty(), step.effects(), some));
            }
        });
    }

    @Test
    void aClusterThatCondemnsNobodyFails() {
        failsWatching((stage, machine, around) -> new SimulatedCluster(stage, machine, around) {
            @Override
            public void condemn(HostId host, long generation, String evidence) {
                // Nobody is condemned.
            }
        });
    }

    @Test
    void aClusterThatDismissesNobodyFails() {
        failsTogether(
                "aClusterThatIsClosedDuringASearchClosesWhatComesLate",
                SimulatedCall::new,
                (stage, machine, around) -> new SimulatedCluster(stage, machine, around) {
                    @Override
                    public void dismiss(WaiterId waiter) {
                        // Nobody is dismissed.
                    }
                },
                EnsembleContract::aClusterThatIsClosedDuringASearchClosesWhatComesLate);
    }

    @Test
    void aClusterThatKeepsProbesFromAHostFails() {
        failsWatching((stage, machine, around) -> new SimulatedCluster(stage, machine, around) {
            @Override
            void perform(ClusterStep step) {
                super.perform(new ClusterStep(
                        step.topology(),
                        step.effects().stream()
                                .filter(effect -> !(effect instanceof ConnectionEffect.Dial dial
                                        && dial.host().value().equals("c")))
                                .toList(),
                        step.facts()));
            }
        });
    }
}
