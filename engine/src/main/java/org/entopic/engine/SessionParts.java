package org.entopic.engine;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.entopic.Database;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.save.SaveCoordinator;
import org.entopic.engine.save.SavePlanner;
import org.entopic.engine.save.SaveVisibility;
import org.entopic.engine.save.SequenceAllocator;
import org.entopic.engine.tracking.TrackingModel;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.spi.service.IdentityResolution;
import org.jspecify.annotations.Nullable;

/** What a session is given by its engine. */
record SessionParts(
    EngineModel model,
    TrackingModel tracking,
    OpenStore store,
    SavePlanner planner,
    SaveCoordinator coordinator,
    SequenceAllocator sequences,
    @Nullable IdentityResolution resolution,
    Executor executor,
    SaveVisibility visibility,
    TokenWait tokens,
    SessionHooks hooks,
    QueryTrackingBehavior queryTrackingBehavior,
    Duration saveTimeout,
    Lifecycle factory,
    Database database) {}
